// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.List;
import java.util.function.Function;

import org.orrery.diagram.network.scene.Stroke;
import org.orrery.diagram.network.scene.NetworkKey;
import org.orrery.fabric.edit.EditRefusedException;

/**
 * One kind of thing as a table. Immutable.
 *
 * @param key    what identifies a row from one edit to the next
 * @param adding null: rows are not added here; @param addLabel on its button
 * @param delete null: rows are not removed here
 */
record Sheet<R>(String title, String id, List<Column<R>> columns, Function<DesignView, List<R>> rows, Function<R, Object> key, String addLabel,
		Adding adding, Function<R, NetworkKey> delete) {
	/** What the button does. */
	@FunctionalInterface
	interface Adding {
		/** @param selected key of the selected row, null: none. @throws EditRefusedException nothing to add to */
		Stroke stroke(DesignView view, Object selected) throws EditRefusedException;
	}
}
