// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.ShellScript;
import org.orrery.ui.Images;
import org.orrery.ui.internal.widgets.TextDialog;

/** The plan as commented shell commands, to read or copy. */
final class ScriptDialog extends TextDialog {
	ScriptDialog(Shell parent, String subject, List<Preview> previews) {
		super(parent, NLS.bind(Messages.Script_title, subject), Images.image("script"), script(previews), true); //$NON-NLS-1$
	}

	static String script(List<Preview> previews) {
		List<Plan> plans = previews.stream().map(Preview::plan).filter(Objects::nonNull).toList();
		String heading = plans.stream().map(Plan::summary).collect(Collectors.joining("\n")); //$NON-NLS-1$
		return plans.isEmpty() ? "" : ShellScript.file(heading, plans.stream().map(Plan::script).toList()); //$NON-NLS-1$
	}
}
