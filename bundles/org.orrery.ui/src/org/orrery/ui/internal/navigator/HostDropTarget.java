// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.List;

import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.util.LocalSelectionTransfer;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.ViewerDropAdapter;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.TransferData;
import org.eclipse.swt.widgets.Shell;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Images;
import org.orrery.ui.MigrationChecks.Outlook;
import org.orrery.ui.Migrations;
import org.orrery.ui.Selections;
import org.orrery.ui.Words;
import org.orrery.ui.internal.dnd.VmDrag;

/** Takes VMs dropped on a host; while they hover, the status line says whether it can take them and otherwise why not. */
public final class HostDropTarget extends ViewerDropAdapter {
	private final IStatusLineManager status;

	HostDropTarget(TreeViewer viewer, IStatusLineManager status) {
		super(viewer);
		this.status = status;
		setFeedbackEnabled(false);
		setScrollExpandEnabled(true);
	}

	@Override
	public void dragOver(DropTargetEvent event) {
		super.dragOver(event);
		if (VmDrag.current().filter(VmDrag::poll).isPresent())
			event.detail = validateDrop(getCurrentTarget(), DND.DROP_MOVE, event.currentDataType) ? DND.DROP_MOVE : DND.DROP_NONE;
	}

	@Override
	public boolean validateDrop(Object target, int operation, TransferData type) {
		Host host = hostOf(target);
		VmDrag drag = VmDrag.current().orElse(null);
		if (host == null || drag == null) {
			say(null, drag == null ? null : Messages.Drag_dropOnHost);
			return false;
		}
		String names = Words.list(List.copyOf(drag.names().values()));
		if (drag.comesFrom(host.getRef())) {
			say(null, NLS.bind(Messages.Drag_alreadyThere, names, host.getName()));
			return false;
		}
		Outlook outlook = drag.outlook(host.getRef());
		boolean refused = !outlook.reasons().isEmpty();
		say(refused ? "state/refused" : "migrate", //$NON-NLS-1$ //$NON-NLS-2$
				NLS.bind(refused ? Messages.Drag_statusCannot : Messages.Drag_statusCan, new Object[] { names, host.getName(), outlook.inWords() }));
		return !refused;
	}

	private static Host hostOf(Object target) {
		return switch (target) {
		case Host host -> host;
		case VirtualMachine vm -> vm.getHost();
		case NavigatorGroup group -> group.host();
		case null, default -> null;
		};
	}

	private void say(String image, String message) {
		status.setMessage(image == null ? null : Images.image(image), message);
	}

	@Override
	public void dragLeave(DropTargetEvent event) {
		say(null, null);
		super.dragLeave(event);
	}

	/** The sheet opens once the native drag is over: a dialog inside it would hold the pointer. */
	@Override
	public boolean performDrop(Object data) {
		Host host = hostOf(getCurrentTarget());
		if (host != null)
			dropOn(host);
		return host != null;
	}

	/** What a drop of the current drag on this host does. */
	public void dropOn(Host host) {
		List<ObjectRef> vms = VmDrag.current().map(VmDrag::vms).orElseGet(() -> Selections.refs(LocalSelectionTransfer.getTransfer().getSelection()));
		ObjectRef target = host.getRef();
		Shell shell = getViewer().getControl().getShell();
		say(null, null);
		shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed())
				Migrations.start(shell, vms, target);
		});
	}
}
