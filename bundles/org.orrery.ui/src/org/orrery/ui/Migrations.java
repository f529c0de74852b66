// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.List;

import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.orrery.model.ObjectRef;
import org.orrery.ui.internal.migrate.MigrateWizard;
import org.orrery.ui.internal.migrate.MigrationProposal;
import org.orrery.ui.internal.migrate.MigrationSheet;

/** The ways into a migration: a drop in the tree, the table or the topology, or the command. UI thread. */
public final class Migrations {
	/** Type of the operation, as its tasks record it. */
	public static final String OPERATION = "vm.migrate"; //$NON-NLS-1$

	private Migrations() {
	}

	/**
	 * After a drop: shows the confirmation sheet with the plan (unless the person does not want to be asked), then submits one task per VM.
	 * Says so when a VM or the host is gone by now. Returns when the sheet is closed; tasks then run.
	 */
	public static void start(Shell shell, List<ObjectRef> vms, ObjectRef target) {
		MigrationProposal proposal = MigrationProposal.of(Services.ofWorkbench(), vms, target);
		if (proposal.tellWhatIsGone(shell))
			return;
		if (MigrationSheet.isAsking())
			new MigrationSheet(shell, proposal).open();
		else
			proposal.submit();
	}

	/** Asks for the target too: hosts best first, with reasons of those that cannot. @return whether tasks were submitted */
	public static boolean openWizard(Shell shell, List<ObjectRef> vms) {
		WizardDialog dialog = new WizardDialog(shell, new MigrateWizard(Services.ofWorkbench(), vms, null));
		return dialog.open() == Window.OK;
	}
}
