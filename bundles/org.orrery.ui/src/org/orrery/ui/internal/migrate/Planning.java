// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;
import java.util.function.Consumer;

/** Whose plan {@link PlanPage} shows. UI thread. */
interface Planning {
	/** What is said meanwhile. */
	String checking();

	/** Checks and plans with what was chosen so far. @param sink on the UI thread, unless a later question replaces this one */
	void preview(Consumer<List<Preview>> sink);

	void cancelPreview();
}
