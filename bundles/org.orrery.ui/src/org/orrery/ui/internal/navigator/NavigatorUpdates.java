// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.navigator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Fleet;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Services;
import org.orrery.ui.TaskFeed;
import org.orrery.ui.UiPulse;
import org.orrery.ui.internal.dnd.VmDrag;

/**
 * Carries changes of the fleet into the tree. Selection, scroll position and expansion stay; a VM that reappears on another host stays
 * selected; while something is dragged the structure waits.
 */
final class NavigatorUpdates implements FleetListener, TaskFeed.Listener, VmDrag.Listener {
	/** A fleet up to this size is shown with its VMs at once. */
	private static final int SMALL_FLEET = 60;
	private static final int LABEL_MILLIS = 100;
	private static final long LABEL_BUDGET_NANOS = 6_000_000;

	private final TreeViewer viewer;
	private final Services services;
	private final Runnable emptiness;
	private final AlarmFeed.Listener alarmListener = this::alarmsChanged;
	private final Set<Object> waiting = new LinkedHashSet<>();
	private final Set<ObjectRef> expandedOnce = new HashSet<>();
	private final ScrollPlace place;
	/** Rows that say something else now. */
	private final Set<Object> labels = new LinkedHashSet<>();
	/** What VMs are drawn by of their hosts, as of the last look. */
	private final Map<Host, Boolean> staleness = new HashMap<>();
	private final UiPulse pulse;

	/** @param emptiness told when the fleet may have become empty or not */
	NavigatorUpdates(TreeViewer viewer, Services services, Runnable emptiness) {
		this.viewer = viewer;
		this.place = new ScrollPlace(viewer);
		this.services = services;
		this.emptiness = emptiness;
		this.pulse = new UiPulse(services.fleet().modelThread(), LABEL_MILLIS, this::writeLabels);
		services.fleet().addListener(this);
		services.taskFeed().addListener(this);
		services.alarms().addListener(alarmListener);
		VmDrag.addListener(this);
		expandNew(services.fleet().fleet());
	}

	void dispose() {
		pulse.stop();
		services.fleet().removeListener(this);
		services.taskFeed().removeListener(this);
		services.alarms().removeListener(alarmListener);
		VmDrag.removeListener(this);
	}

	@Override
	public void fleetChanged(FleetChange change) {
		change.removed().forEach(gone -> {
			expandedOnce.remove(gone.getRef());
			staleness.remove(gone);
		});
		Set<Object> structure = new LinkedHashSet<>(change.structure());
		structure.removeIf(VirtualMachine.class::isInstance);
		boolean vmsOnly = concernsVmsOnly(change);
		for (InventoryObject object : change.changed())
			if (object.eContainer() instanceof InventoryObject parent && parent instanceof Host)
				structure.addAll(sortedElsewhere(object));
		if (VmDrag.current().isPresent())
			waiting.addAll(structure);
		else if (vmsOnly && structure.equals(change.structure()))
			exchange(change);
		else
			restructure(structure, change.removed());
		updateLabels(change.changed());
		if (change.structure().stream().anyMatch(object -> object instanceof Fleet || object instanceof HostContainer))
			emptiness.run();
	}

	/** Opened when the first is there. */
	void searchesChanged(NavigatorSearches searches) {
		if (viewer.testFindItem(searches) != null && !searches.all().isEmpty()) {
			viewer.refresh(searches);
			return;
		}
		place.keepDuring(viewer::refresh);
		viewer.setExpandedState(searches, true);
	}

	/** The most frequent of all: VMs come and go on hosts that stay. */
	private static boolean concernsVmsOnly(FleetChange change) {
		return change.structure().stream().allMatch(Host.class::isInstance) && change.removed().stream().allMatch(VirtualMachine.class::isInstance)
				&& change.added().stream().allMatch(object -> object instanceof VirtualMachine vm && vm.getHost() != null);
	}

	/** Takes out and puts in exactly these; a host that was never opened has no rows for its VMs. */
	private void exchange(FleetChange change) {
		if (change.added().isEmpty() && change.removed().isEmpty())
			return;
		Map<Host, List<VirtualMachine>> coming = new LinkedHashMap<>();
		change.added().forEach(object -> coming.computeIfAbsent(((VirtualMachine) object).getHost(), host -> new ArrayList<>()).add((VirtualMachine) object));
		boolean shown = change.removed().stream().anyMatch(vm -> viewer.testFindItem(vm) != null)
				|| change.structure().stream().anyMatch(host -> viewer.getExpandedState(host));
		Runnable exchange = () -> {
			IStructuredSelection selected = change.removed().isEmpty() ? StructuredSelection.EMPTY : viewer.getStructuredSelection();
			viewer.remove(change.removed().toArray());
			coming.forEach((host, vms) -> viewer.add(host, vms.toArray()));
			follow(selected, change.removed());
		};
		if (shown)
			place.keepDuring(exchange);
		else
			exchange.run();
		coming.keySet().forEach(this::expandNew);
	}

	/** Parents whose order a renamed child disturbs; a label update alone does not sort. */
	private List<Object> sortedElsewhere(InventoryObject object) {
		if (!(viewer.testFindItem(object) instanceof TreeItem item) || item.isDisposed() || object.getName() == null
				|| item.getText().startsWith(object.getName()))
			return List.of();
		return List.of(object.eContainer());
	}

	private void updateLabels(Set<InventoryObject> changed) {
		for (InventoryObject object : changed) {
			labels.add(object);
			if (object instanceof VirtualMachine vm && vm.getHost() != null)
				labels.add(vm.getHost());
			else if (object instanceof Host host && becameStaleOrFresh(host))
				labels.addAll(host.getVms());
		}
		labels.removeIf(object -> viewer.testFindItem(object) == null);
		if (!labels.isEmpty())
			pulse.request();
	}

	private boolean becameStaleOrFresh(Host host) {
		Boolean now = NavigatorLabels.isStale(host);
		return !now.equals(staleness.put(host, now));
	}

	/** As many labels as there is time for; a row that was waiting longer comes first. */
	private void writeLabels() {
		if (viewer.getControl().isDisposed())
			return;
		long end = System.nanoTime() + LABEL_BUDGET_NANOS;
		for (Iterator<Object> next = labels.iterator(); next.hasNext() && System.nanoTime() < end;) {
			Object object = next.next();
			next.remove();
			viewer.update(object, null);
		}
		if (!labels.isEmpty())
			pulse.request();
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

	private void alarmsChanged(Set<InventoryObject> marked) {
		Set<Object> labels = new LinkedHashSet<>(marked);
		for (InventoryObject object : marked)
			if (object instanceof Datastore store && store.getHost() != null)
				labels.add(new NavigatorGroup(store.getHost(), NavigatorGroup.Kind.DATASTORES));
		viewer.update(labels.toArray(), null);
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
