// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.folders;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Shell;
import org.orrery.engine.annotation.AnnotateOperation.Named;
import org.orrery.engine.annotation.AnnotationChange;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Selections;
import org.orrery.ui.Services;
import org.orrery.ui.internal.annotate.AnnotationRequest;
import org.orrery.ui.internal.dnd.VmDrag;

/** Takes VMs dropped on a folder or on a VM in it. */
final class FolderDropTarget extends ViewerDropAdapter {
	private final Services services;

	FolderDropTarget(TreeViewer viewer, Services services) {
		super(viewer);
		this.services = services;
		setFeedbackEnabled(false);
		setScrollExpandEnabled(true);
	}

	@Override
	public boolean validateDrop(Object target, int operation, TransferData type) {
		return folder(target) != null && VmDrag.current().isPresent();
	}

	private static VmFolder folder(Object target) {
		return switch (target) {
		case VmFolder folder -> folder;
		case VirtualMachine vm -> VmFolderContent.folderOf(vm);
		case null, default -> null;
		};
	}

	/** What has to be asked is asked once the native drag is over. */
	@Override
	public boolean performDrop(Object data) {
		VmFolder folder = folder(getCurrentTarget());
		if (folder == null)
			return false;
		List<ObjectRef> vms = VmDrag.current().map(VmDrag::vms).orElseGet(() -> Selections.refs(LocalSelectionTransfer.getTransfer().getSelection()));
		Shell shell = getViewer().getControl().getShell();
		shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed())
				move(shell, vms, folder);
		});
		return true;
	}

	/** Those that are not there yet. */
	void move(Shell shell, List<ObjectRef> vms, VmFolder folder) {
		Map<ObjectRef, Named> objects = new LinkedHashMap<>();
		for (ObjectRef vm : vms)
			services.engine().search().subject(vm).filter(subject -> !subject.annotations().folder().equals(folder.path()))
					.ifPresent(subject -> objects.put(vm, new Named(subject.name(), subject.annotations())));
		if (!objects.isEmpty())
			new AnnotationRequest(services, objects, AnnotationChange.toFolder(folder.path())).submit(shell);
	}
}
