// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.eclipse.draw2d.geometry.Dimension;
import org.eclipse.gef.EditPart;
import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.migration.MigrationDrag;
import org.orrery.diagram.migration.MigrationTracker;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.AttachmentEditPart;
import org.orrery.diagram.parts.GhostEditPart;
import org.orrery.diagram.parts.HostEditPart;
import org.orrery.diagram.parts.TopologyContext;
import org.orrery.diagram.parts.TopologyEditPart;
import org.orrery.diagram.parts.VmEditPart;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetListener;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualSwitch;

/**
 * Brings changes of the fleet and of migrations to exactly the parts they concern. While VMs are dragged, their hosts keep their children:
 * what is under the mouse is never refreshed away. UI thread.
 */
final class FleetSynchronizer implements FleetListener {
	/** From so many structural changes on, the canvas paints once at the end. */
	private static final int BULK = 20;

	private final GraphicalViewer viewer;
	private final TopologyContext context;
	private final MigrationDrag drag;
	private final Set<Host> heldBack = new LinkedHashSet<>();
	private final FollowedSelection follow;
	private MigrationTracker migrations;

	FleetSynchronizer(GraphicalViewer viewer, TopologyContext context, MigrationDrag drag) {
		this.viewer = viewer;
		this.context = context;
		this.drag = drag;
		this.follow = new FollowedSelection(viewer);
	}

	void start(MigrationTracker tracker) {
		migrations = tracker;
		context.fleet().addListener(this);
	}

	void dispose() {
		context.fleet().removeListener(this);
	}

	@Override
	public void fleetChanged(FleetChange change) {
		if (drag.isActive())
			drag.lookForVanished();
		int structural = change.added().size() + change.removed().size();
		if (structural >= BULK)
			viewer.getControl().setRedraw(false);
		try {
			apply(change);
		} finally {
			if (structural >= BULK)
				viewer.getControl().setRedraw(true);
		}
	}

	private void apply(FleetChange change) {
		boolean attachments = concernsAttachments(change);
		if (attachments)
			context.attachments().rebuild();
		boolean containers = change.structure().stream().anyMatch(object -> object instanceof HostContainer || object instanceof Fleet);
		if (containers || attachments)
			topology().syncChildren();
		Set<Host> hosts = new LinkedHashSet<>();
		for (InventoryObject object : change.structure()) {
			if (object instanceof HostContainer && part(object) instanceof AbstractNodeEditPart<?, ?> group)
				group.syncChildren();
			else if (object instanceof Host host)
				hosts.add(host);
		}
		boolean resized = syncHosts(hosts);
		change.changed().forEach(object -> refresh(object, attachments));
		if (attachments)
			refreshAttachments();
		hosts.addAll(hostsOf(change));
		hosts.stream().map(this::part).filter(HostEditPart.class::isInstance).map(HostEditPart.class::cast).forEach(HostEditPart::updateLoad);
		showMigrations(migrations.landArrived());
		if (containers || attachments || resized)
			topology().structureChanged();
	}

	/** A host that is there as before counts only with what it hangs on, which tells of itself. */
	private static boolean concernsAttachments(FleetChange change) {
		return touches(change.added()) || touches(change.removed()) || change.changed().stream().anyMatch(FleetSynchronizer::isAttached);
	}

	private static boolean touches(Set<InventoryObject> objects) {
		return objects.stream().anyMatch(object -> isAttached(object) || object instanceof HostContainer
				|| object instanceof Host host && (!host.getDatastores().isEmpty() || !host.getSwitches().isEmpty()));
	}

	private static boolean isAttached(InventoryObject object) {
		return object instanceof Datastore || object instanceof VirtualSwitch;
	}

	/** @return whether one of them needs more or less room now */
	private boolean syncHosts(Set<Host> hosts) {
		boolean resized = false;
		for (Host host : hosts) {
			Dimension before = size(host);
			syncHost(host);
			resized |= !Objects.equals(before, size(host));
		}
		return resized;
	}

	/** Null for a host that has no figure. */
	private Dimension size(Host host) {
		return part(host) instanceof HostEditPart part ? part.getFigure().getPreferredSize(-1, -1) : null;
	}

	private static Set<Host> hostsOf(FleetChange change) {
		Set<Host> hosts = new LinkedHashSet<>();
		change.changed().forEach(object -> {
			if (object instanceof VirtualMachine vm && vm.getHost() != null)
				hosts.add(vm.getHost());
		});
		return hosts;
	}

	private void syncHost(Host host) {
		if (isDraggedFrom(host))
			heldBack.add(host);
		else if (part(host) instanceof HostEditPart part) {
			follow.leaving(part);
			part.syncChildren();
			follow.arrived(part);
		}
	}

	private boolean isDraggedFrom(Host host) {
		return drag.isActive() && host.getRef() != null && drag.vms().stream().anyMatch(vm -> vm.connection().equals(host.getRef().connection()));
	}

	private void refresh(InventoryObject object, boolean attachmentsFollow) {
		if (attachmentsFollow && (object instanceof Datastore || object instanceof VirtualSwitch))
			return;
		if (part(object) instanceof AbstractNodeEditPart<?, ?> part)
			part.refreshValues();
	}

	private void refreshAttachments() {
		for (Object child : topology().getChildren())
			if (child instanceof AttachmentEditPart<?, ?> attachment)
				attachment.refreshValues();
	}

	/** Migrations of these VMs, or to these hosts, began, went on or ended. */
	void showMigrations(Set<ObjectRef> concerned) {
		boolean structural = false;
		for (ObjectRef ref : concerned) {
			InventoryObject object = context.fleet().find(ref).orElse(null);
			if (part(object) instanceof VmEditPart vm)
				vm.updateMigration();
			else if (object instanceof Host host && part(host) instanceof HostEditPart part)
				structural |= syncIncoming(part);
		}
		if (structural)
			topology().structureChanged();
	}

	private boolean syncIncoming(HostEditPart host) {
		int before = host.getChildren().hashCode();
		syncHost(host.model());
		for (Object child : host.getChildren())
			if (child instanceof GhostEditPart ghost)
				ghost.refreshValues();
		return before != host.getChildren().hashCode();
	}

	/** The drag is over: hosts show what happened meanwhile. */
	void releaseHeldBack() {
		Set<Host> hosts = new LinkedHashSet<>(heldBack);
		heldBack.clear();
		hosts.forEach(this::syncHost);
		topology().structureChanged();
	}

	private TopologyEditPart topology() {
		return (TopologyEditPart) viewer.getContents();
	}

	private EditPart part(Object model) {
		return model == null ? null : (EditPart) viewer.getEditPartRegistry().get(model);
	}
}
