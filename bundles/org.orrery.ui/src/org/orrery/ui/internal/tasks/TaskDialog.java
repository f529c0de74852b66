// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.task.TaskRecord;
import org.orrery.ui.StateImages;
import org.orrery.ui.internal.widgets.TextDialog;

/** A task in full, with the hypervisor's own words. */
final class TaskDialog extends TextDialog {
	TaskDialog(Shell parent, TaskRecord task) {
		super(parent, task.title(), StateImages.of(task.state()), TaskWords.fullText(task), false);
	}
}
