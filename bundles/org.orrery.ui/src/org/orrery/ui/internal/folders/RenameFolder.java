// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotateOperation;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.engine.operation.several.SeveralOperation;
import org.orrery.hypervisor.Annotations;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.internal.several.SeveralSheet;

/** Gives a folder another path: all VMs in it and below move along, as one task. UI thread. */
final class RenameFolder {
	private final Services services;
	private final VmFolder folder;
	private final List<VirtualMachine> vms;

	RenameFolder(Services services, VmFolder folder, List<VirtualMachine> vms) {
		this.services = services;
		this.folder = folder;
		this.vms = List.copyOf(vms);
	}

	void ask(Shell shell) {
		InputDialog dialog = new InputDialog(shell, Messages.Rename_title, NLS.bind(Messages.Rename_question, folder.path(), vms.size()), folder.path(),
				typed -> Annotations.folderPath(typed).isEmpty() ? Messages.Rename_empty : null);
		if (dialog.open() != Window.OK)
			return;
		String path = Annotations.folderPath(dialog.getValue());
		if (path.equals(folder.path()))
			return;
		String verb = NLS.bind(Messages.Rename_verb, folder.path(), path);
		List<AnnotateOperation> parts = new ArrayList<>();
		for (VirtualMachine vm : vms)
			services.engine().search().subject(vm.getRef()).filter(subject -> folder.holds(subject.annotations().folder()))
					.ifPresent(subject -> parts.add(new AnnotateOperation(vm.getRef(), subject.name(),
							AnnotationChange.toFolder(folder.moved(subject.annotations().folder(), path)), subject.annotations())));
		new SeveralSheet(shell, services, verb, "folder", "", () -> new SeveralOperation(verb, parts).named(services.engine().context())).open(); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
