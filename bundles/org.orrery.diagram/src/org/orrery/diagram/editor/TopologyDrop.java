// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.orrery.diagram.Messages;
import org.orrery.diagram.migration.MigrationDrop;
import org.orrery.model.FleetModel;
import org.orrery.model.ObjectRef;
import org.orrery.ui.Migrations;
import org.orrery.ui.Words;

/** Opens the confirmation sheet after the drag has ended, or says in the message bar why a host cannot take the VMs. */
final class TopologyDrop implements MigrationDrop {
	private final FleetModel fleet;
	private final Shell shell;
	private final MessageBar messages;

	TopologyDrop(FleetModel fleet, Shell shell, MessageBar messages) {
		this.fleet = fleet;
		this.shell = shell;
		this.messages = messages;
	}

	@Override
	public void migrate(List<ObjectRef> vms, ObjectRef host) {
		List<ObjectRef> present = vms.stream().filter(vm -> fleet.find(vm).isPresent()).toList();
		if (present.isEmpty())
			return;
		messages.hide();
		shell.getDisplay().asyncExec(() -> {
			if (!shell.isDisposed())
				Migrations.start(shell, present, host);
		});
	}

	@Override
	public void explain(List<ObjectRef> vms, ObjectRef host, List<String> reasons) {
		String names = Words.list(vms.stream().map(this::nameOf).toList());
		messages.show(NLS.bind(Messages.Drop_refused, new Object[] { names, nameOf(host), reasons.stream().collect(Collectors.joining(" ")) })); //$NON-NLS-1$
	}

	private String nameOf(ObjectRef ref) {
		return fleet.find(ref).map(object -> object.getName()).orElse(Messages.Drop_gone);
	}
}
