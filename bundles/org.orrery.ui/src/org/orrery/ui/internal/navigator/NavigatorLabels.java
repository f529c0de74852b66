// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.jface.viewers.StyledString.Styler;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.TextStyle;
import org.eclipse.swt.graphics.Image;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.PortGroup;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.model.inventory.VmState;
import org.orrery.ui.Images;
import org.orrery.ui.MigrationChecks.Outlook;
import org.orrery.ui.Migrations;
import org.orrery.ui.Services;
import org.orrery.ui.StateImages;
import org.orrery.ui.ThemeColor;
import org.orrery.ui.ThemeColors;
import org.orrery.ui.Words;
import org.orrery.ui.internal.dnd.VmDrag;
import org.orrery.ui.internal.navigator.NavigatorSearches.SavedSearch;

/** Name, then what matters most about the object in muted type; while VMs are dragged, each host says whether it can take them. */
final class NavigatorLabels extends StyledCellLabelProvider {
	private static final Styler MUTED = coloured(ThemeColor.TEXT_MUTED);
	private static final Styler POSSIBLE = coloured(ThemeColor.OK);
	private static final Styler REFUSED = coloured(ThemeColor.ERROR);
	private static final Styler MOVING = coloured(ThemeColor.MIGRATING);
	private final Services services;

	NavigatorLabels(Services services) {
		this.services = services;
	}

	private static Styler coloured(ThemeColor color) {
		return new Styler() {
			@Override
			public void applyStyles(TextStyle style) {
				style.foreground = ThemeColors.get(color);
			}
		};
	}

	@Override
	public void update(ViewerCell cell) {
		StyledString text = text(cell.getElement());
		Image image = image(cell.getElement());
		if (text.getString().equals(cell.getText()) && image == cell.getImage() && Arrays.equals(text.getStyleRanges(), cell.getStyleRanges()))
			return; // GTK would measure and paint the row all the same
		cell.setText(text.getString());
		cell.setStyleRanges(text.getStyleRanges());
		cell.setImage(image);
		super.update(cell);
	}

	private Image image(Object element) {
		return switch (element) {
		case NavigatorGroup group -> Images.image(group.kind() == NavigatorGroup.Kind.NETWORKS ? "networks" : "datastores", null, //$NON-NLS-1$ //$NON-NLS-2$
				services.alarms().worstOf(group.members()).orElse(null));
		case NavigatorSearches searches -> Images.image("saved"); //$NON-NLS-1$
		case SavedSearch search -> Images.image("search"); //$NON-NLS-1$
		case EObject object -> StateImages.of(object, services);
		default -> null;
		};
	}

	StyledString text(Object element) {
		if (element instanceof NavigatorGroup group)
			return new StyledString(group.kind() == NavigatorGroup.Kind.NETWORKS ? Messages.Group_networks : Messages.Group_datastores)
					.append(gap(Integer.toString(group.members().size())), MUTED);
		if (element instanceof NavigatorSearches searches)
			return new StyledString(Messages.Searches_group).append(gap(Integer.toString(searches.all().size())), MUTED);
		if (element instanceof SavedSearch search)
			return new StyledString(search.name()).append(gap(search.query()), MUTED);
		if (!(element instanceof InventoryObject object))
			return new StyledString();
		StyledString text = new StyledString(Objects.requireNonNullElse(object.getName(), "")); //$NON-NLS-1$
		switch (object) {
		case Host host -> appendHost(text, host);
		case VirtualMachine vm -> appendVm(text, vm);
		case VirtualSwitch network -> text.append(gap(Words.of(network.getType())), MUTED);
		case PortGroup group -> text.append(gap(vlans(group.getVlans())), MUTED);
		case Datastore store -> appendStore(text, store);
		default -> {
			// a name is enough
		}
		}
		return text;
	}

	private void appendHost(StyledString text, Host host) {
		VmDrag drag = VmDrag.current().orElse(null);
		if (drag != null && !drag.comesFrom(host.getRef())) {
			Outlook outlook = drag.outlook(host.getRef());
			text.append(gap(verdict(outlook)), outlook.reasons().isEmpty() ? outlook.complete() ? POSSIBLE : MUTED : REFUSED);
			return;
		}
		if (isStale(host)) {
			String said = host.getLastSeen() == null ? Words.of(host.getState())
					: NLS.bind(Messages.Host_staleSince, Words.of(host.getState()), Words.relative(host.getLastSeen(), Instant.now()));
			text.append(gap(said), MUTED);
		} else {
			long running = host.getVms().stream().filter(vm -> vm.getState() == VmState.RUNNING).count();
			String counts = host.getVms().isEmpty() ? Messages.Host_noVms : NLS.bind(Messages.Host_vms, running, host.getVms().size());
			text.append(gap(host.getState() == HostState.MAINTENANCE ? NLS.bind(Messages.Host_inMaintenance, counts) : counts), MUTED);
		}
	}

	private static String verdict(Outlook outlook) {
		if (!outlook.reasons().isEmpty())
			return NLS.bind(Messages.Drag_cannot, outlook.inWords());
		return outlook.complete() ? NLS.bind(Messages.Drag_can, outlook.inWords()) : outlook.inWords();
	}

	private void appendVm(StyledString text, VirtualMachine vm) {
		TaskRecord task = services.taskFeed().openFor(vm.getRef()).orElse(null);
		if (task == null) {
			if (!vm.getAddresses().isEmpty())
				text.append(gap(vm.getAddresses().getFirst().replaceFirst("/\\d+$", "")), MUTED); //$NON-NLS-1$ //$NON-NLS-2$
			return;
		}
		String doing = task.operation().equals(Migrations.OPERATION) ? Messages.Vm_migrating : Words.of(task.state());
		text.append(gap(task.fraction() < 0 ? doing : NLS.bind(Messages.Vm_progress, doing, Words.percent(task.fraction()))), MOVING);
	}

	private static void appendStore(StyledString text, Datastore store) {
		if (store.getCapacity() > 0 && store.getAllocation() >= 0)
			text.append(gap(NLS.bind(Messages.Store_used, Words.percent((double) store.getAllocation() / store.getCapacity()),
					Words.bytes(store.getCapacity()))), MUTED);
	}

	private static String vlans(List<Integer> vlans) {
		return vlans.isEmpty() ? Messages.Group_untagged : NLS.bind(Messages.Group_vlan, Words.list(vlans.stream().map(String::valueOf).toList()));
	}

	private static String gap(String text) {
		return "  " + text; //$NON-NLS-1$
	}

	/** What is shown of the host is not confirmed any more. */
	static boolean isStale(Host host) {
		return host.getState() != HostState.ACTIVE && host.getState() != HostState.MAINTENANCE;
	}

	@Override
	public String getToolTipText(Object element) {
		Host host = element instanceof VirtualMachine vm ? vm.getHost() : element instanceof Host own ? own : null;
		if (host == null)
			return null;
		VmDrag drag = VmDrag.current().orElse(null);
		if (drag != null && !drag.outlook(host.getRef()).reasons().isEmpty())
			return String.join("\n", drag.outlook(host.getRef()).reasons()); //$NON-NLS-1$
		if (isStale(host))
			return staleTooltip(host);
		if (element instanceof VirtualMachine vm)
			return NLS.bind(Messages.Vm_tooltip, new Object[] { vm.getName(), Words.of(vm.getState()), Words.bytes(vm.getMemory()), vm.getVcpus() });
		return NLS.bind(Messages.Host_tooltip, new Object[] { host.getName(), Objects.requireNonNullElse(host.getUri(), ""), Words.bytes(host.getMemoryAvailable()), Words.bytes(host.getMemory()) }); //$NON-NLS-1$
	}

	private static String staleTooltip(Host host) {
		StringBuilder tip = new StringBuilder(NLS.bind(Messages.Host_staleTooltip, host.getName(), Words.of(host.getState())));
		if (host.getStateReason() != null && !host.getStateReason().isEmpty())
			tip.append('\n').append(host.getStateReason());
		if (host.getLastSeen() != null)
			tip.append('\n').append(NLS.bind(Messages.Host_lastSeen, Words.absolute(host.getLastSeen())));
		return tip.toString();
	}

	@Override
	public int getToolTipDisplayDelayTime(Object object) {
		return 400;
	}
}
