// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.common.util.TreeIterator;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.widgets.TreeItem;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetListener;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.internal.dnd.VmDrag;

/**
 * Carries changes of the fleet into the tree. Selection, scroll position and expansion stay; a VM that reappears on another host stays
 * selected; while something is dragged the structure waits.
 */
final class NavigatorUpdates implements FleetListener, TaskFeed.Listener, VmDrag.Listener {
	/** A fleet up to this size is shown with its VMs at once. */
	private static final int SMALL_FLEET = 60;

	private final TreeViewer viewer;
	private final Services services;
	private final Runnable emptiness;
	private final Set<Object> waiting = new LinkedHashSet<>();
	private final Set<ObjectRef> expandedOnce = new HashSet<>();
	private final ScrollPlace place;

	/** @param emptiness told when the fleet may have become empty or not */
	NavigatorUpdates(TreeViewer viewer, Services services, Runnable emptiness) {
		this.viewer = viewer;
		this.place = new ScrollPlace(viewer);
		this.services = services;
		this.emptiness = emptiness;
		services.fleet().addListener(this);
		services.taskFeed().addListener(this);
		VmDrag.addListener(this);
		expandNew(services.fleet().fleet());
	}

	void dispose() {
		services.fleet().removeListener(this);
		services.taskFeed().removeListener(this);
		VmDrag.removeListener(this);
	}

	@Override
	public void fleetChanged(FleetChange change) {
		change.removed().forEach(gone -> expandedOnce.remove(gone.getRef()));
		Set<Object> structure = new LinkedHashSet<>(change.structure());
		for (InventoryObject object : change.changed())
			if (object.eContainer() instanceof InventoryObject parent && parent instanceof Host)
				structure.addAll(sortedElsewhere(object));
		if (VmDrag.current().isPresent())
			waiting.addAll(structure);
		else
			restructure(structure, change.removed());
		updateLabels(change.changed());
		if (!change.structure().isEmpty())
			emptiness.run();
	}

	/** Parents whose order a renamed child disturbs; a label update alone does not sort. */
	private List<Object> sortedElsewhere(InventoryObject object) {
		if (!(viewer.testFindItem(object) instanceof TreeItem item) || item.isDisposed() || object.getName() == null
				|| item.getText().startsWith(object.getName()))
			return List.of();
		return List.of(object.eContainer());
	}

	private void updateLabels(Set<InventoryObject> changed) {
		Set<Object> labels = new LinkedHashSet<>(changed);
		for (InventoryObject object : changed)
			if (object instanceof VirtualMachine vm && vm.getHost() != null)
				labels.add(vm.getHost());
			else if (object instanceof Host host)
				labels.addAll(host.getVms());
		viewer.update(labels.toArray(), null);
	}

	private void restructure(Set<Object> parents, Collection<InventoryObject> removed) {
		if (parents.isEmpty())
			return;
		// GTK does not scroll a tree whose drawing is off, so the place comes last
		place.keepDuring(() -> refreshAll(parents, removed));
	}

	private void refreshAll(Set<Object> parents, Collection<InventoryObject> removed) {
		IStructuredSelection selected = viewer.getStructuredSelection();
		viewer.getTree().setRedraw(false);
		try {
			for (Object parent : parents)
				refresh(parent);
			follow(selected, removed);
		} finally {
			viewer.getTree().setRedraw(true);
		}
	}

	private void refresh(Object parent) {
		if (parent instanceof Fleet)
			viewer.refresh();
		else if (parent instanceof HostContainer || parent instanceof Host || viewer.testFindItem(parent) != null)
			viewer.refresh(parent);
		expandNew(parent);
	}

	/** What has just come opens once; what a person closed stays closed. */
	private void expandNew(Object parent) {
		switch (parent) {
		case Fleet fleet -> fleet.getDatacenters().stream().filter(one -> !one.eContents().isEmpty()).forEach(this::expandOnce);
		case HostContainer container -> expandOnce(container);
		case Host host -> expandOnce(host);
		default -> {
			// groups and networks open on demand
		}
		}
	}

	private void expandOnce(HostContainer container) {
		if (container.eContents().isEmpty() || viewer.testFindItem(container) == null)
			return;
		if (expandedOnce.add(container.getRef()))
			viewer.setExpandedState(container, true);
		container.getFolders().forEach(this::expandOnce);
		container.getClusters().forEach(this::expandOnce);
		container.getHosts().forEach(this::expandOnce);
	}

	private void expandOnce(Host host) {
		if (!host.getVms().isEmpty() && viewer.testFindItem(host) != null && expandedOnce.add(host.getRef()) && hosts().stream().mapToInt(one -> one.getVms().size()).sum() <= SMALL_FLEET)
			viewer.setExpandedState(host, true);
	}

	/** After a migration the VM is seen through another connection: it is the same VM to the person who selected it. */
	private void follow(IStructuredSelection selected, Collection<InventoryObject> removed) {
		List<Object> kept = new ArrayList<>();
		boolean followed = false;
		for (Object element : selected.toList()) {
			Optional<VirtualMachine> successor = element instanceof VirtualMachine vm && removed.contains(vm) ? successor(vm) : Optional.empty();
			followed |= successor.isPresent();
			kept.add(successor.isPresent() ? successor.get() : element);
		}
		if (followed)
			viewer.setSelection(new StructuredSelection(kept), false);
	}

	private Optional<VirtualMachine> successor(VirtualMachine gone) {
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof VirtualMachine vm) {
				all.prune();
				if (vm.getRef().id().equals(gone.getRef().id()))
					return Optional.of(vm);
			}
		return Optional.empty();
	}

	@Override
	public void tasksChanged(Collection<TaskRecord> changed) {
		Set<Object> subjects = new LinkedHashSet<>();
		for (TaskRecord task : changed)
			task.subjects().forEach(ref -> services.fleet().find(ref).ifPresent(subjects::add));
		viewer.update(subjects.toArray(), null);
	}

	@Override
	public void verdictsChanged(VmDrag drag) {
		updateHosts();
	}

	@Override
	public void ended() {
		Set<Object> structure = new LinkedHashSet<>(waiting);
		waiting.clear();
		restructure(structure, List.of());
		updateHosts();
	}

	private void updateHosts() {
		viewer.update(hosts().toArray(), null);
	}

	private List<Host> hosts() {
		List<Host> hosts = new ArrayList<>();
		for (TreeIterator<EObject> all = services.fleet().fleet().eAllContents(); all.hasNext();)
			if (all.next() instanceof Host host) {
				all.prune();
				hosts.add(host);
			}
		return hosts;
	}
}
