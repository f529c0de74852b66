// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.tables;

import java.util.List;
import java.util.function.Function;

import org.orrery.diagram.network.scene.Stroke;
import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.EditRefusedException;

/**
 * A column of a table. Immutable.
 *
 * @param shown   in the cell; @param value that editing begins with
 * @param choices null: free text
 * @param typing  null: cannot be changed
 */
record Column<R>(String title, int width, Function<R, String> shown, Function<R, String> value, Function<R, List<String>> choices, Typing<R> typing) {
	/** What typing a text into a cell does. */
	@FunctionalInterface
	interface Typing<R> {
		/** @throws EditRefusedException the text means nothing there, and what would */
		Stroke stroke(R row, String text) throws EditRefusedException;
	}

	/** As {@link Typing}, where only the design changes. */
	@FunctionalInterface
	interface Edit<R> {
		DesignEdit edit(R row, String text) throws EditRefusedException;
	}

	static <R> Column<R> fixed(String title, int width, Function<R, String> shown) {
		return new Column<>(title, width, shown, shown, null, null);
	}

	static <R> Column<R> text(String title, int width, Function<R, String> shown, Edit<R> edit) {
		return new Column<>(title, width, shown, shown, null, (row, text) -> Stroke.of(edit.edit(row, text)));
	}

	static <R> Column<R> choice(String title, int width, Function<R, String> shown, Function<R, List<String>> choices, Edit<R> edit) {
		return new Column<>(title, width, shown, shown, choices, (row, text) -> Stroke.of(edit.edit(row, text)));
	}

	/** Editing begins with another text than the cell shows: what is inherited is shown in brackets and begins empty. */
	Column<R> beginningWith(Function<R, String> own) {
		return new Column<>(title, width, shown, own, choices, typing);
	}
}
