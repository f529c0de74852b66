// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.orrery.model.FleetChange;
import org.orrery.model.FleetModel;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;

/**
 * The rows of the table: which VMs pass the filter, in which order. A batch of changes moves what it concerns and leaves the rest as it
 * stands: with ten thousand rows and ten batches a second there is no time to sort anew. No widgets. UI thread.
 */
final class VmRows {
	/** How far a row may have moved since somebody looked, before all are numbered anew. */
	private static final int NEAR = 200;
	/** Up to so many rows are moved one by one; more by going through the list. */
	private static final int FEW = 300;

	private final FleetModel fleet;
	private List<VirtualMachine> rows = new ArrayList<>();
	/** Of each row, where it was when somebody looked last: a few rows further up or down by now. */
	private final Map<VirtualMachine, Integer> positions = new HashMap<>();
	private final Map<Host, String> hostNames = new HashMap<>();
	private VmColumn sortColumn = VmColumn.NAME;
	private boolean descending;
	private Predicate<VirtualMachine> filter = vm -> true;
	private int total;

	VmRows(FleetModel fleet) {
		this.fleet = fleet;
		rebuild();
	}

	int size() {
		return rows.size();
	}

	/** Before filtering. */
	int total() {
		return total;
	}

	VirtualMachine get(int index) {
		return rows.get(index);
	}

	/** @return -1 when not shown */
	int indexOf(Object vm) {
		Integer hint = positions.get(vm);
		if (hint == null)
			return -1;
		int index = near(hint, vm);
		if (index < 0) {
			number();
			return positions.get(vm);
		}
		if (index != hint)
			positions.put((VirtualMachine) vm, index);
		return index;
	}

	private int near(int hint, Object vm) {
		for (int distance = 0; distance <= NEAR; distance++) {
			if (hint - distance >= 0 && hint - distance < rows.size() && rows.get(hint - distance) == vm)
				return hint - distance;
			if (hint + distance < rows.size() && rows.get(hint + distance) == vm)
				return hint + distance;
		}
		return -1;
	}

	private void number() {
		for (int index = 0; index < rows.size(); index++)
			positions.put(rows.get(index), index);
	}

	VmColumn sortColumn() {
		return sortColumn;
	}

	boolean isDescending() {
		return descending;
	}

	void sortBy(VmColumn column, boolean downwards) {
		sortColumn = column;
		descending = downwards;
		rebuild();
	}

	void filter(Predicate<VirtualMachine> wanted) {
		filter = wanted;
		rebuild();
	}

	/** @return whether the list itself changed, not only what rows say: VMs that came, went, sort or pass the filter otherwise now */
	boolean take(FleetChange change) {
		Set<VirtualMachine> concerned = new LinkedHashSet<>();
		change.removed().forEach(object -> collect(object, concerned::add));
		change.added().forEach(object -> collect(object, concerned::add));
		if (!concerned.isEmpty())
			total = count();
		change.removed().forEach(hostNames::remove);
		Comparator<VirtualMachine> order = order();
		for (InventoryObject object : change.changed())
			if (object instanceof Host host && isRenamed(host))
				concerned.addAll(host.getVms());
			else if (object instanceof VirtualMachine vm && isMisplaced(vm, order))
				concerned.add(vm);
		return !concerned.isEmpty() && place(concerned, order);
	}

	/** The filter sees it otherwise than before, or it does not stand between its neighbours any more. */
	private boolean isMisplaced(VirtualMachine vm, Comparator<VirtualMachine> order) {
		int index = indexOf(vm);
		if (filter.test(vm) != index >= 0)
			return true;
		return index > 0 && order.compare(rows.get(index - 1), vm) > 0
				|| index >= 0 && index + 1 < rows.size() && order.compare(vm, rows.get(index + 1)) > 0;
	}

	/** A change of a host that its VMs sort by or are found by. */
	private boolean isRenamed(Host host) {
		return !Objects.equals(hostNames.put(host, host.getName()), host.getName());
	}

	/** Takes the concerned out of the list and puts those that belong into it where they belong now. */
	private boolean place(Set<VirtualMachine> concerned, Comparator<VirtualMachine> order) {
		Map<VirtualMachine, Integer> before = new HashMap<>();
		concerned.forEach(vm -> before.put(vm, indexOf(vm)));
		List<VirtualMachine> placed = concerned.stream().filter(vm -> vm.getHost() != null && vm.getHost().getParent() != null && filter.test(vm))
				.sorted(order).toList();
		int size = rows.size();
		if (concerned.size() > FEW) {
			rows.removeIf(concerned::contains);
			rows = merge(rows, placed, order);
			concerned.forEach(positions::remove);
			number();
		} else {
			before.values().stream().filter(index -> index >= 0).sorted(Comparator.reverseOrder()).forEach(index -> rows.remove((int) index));
			concerned.forEach(positions::remove);
			for (VirtualMachine vm : placed) {
				int index = firstAfter(rows, vm, order);
				rows.add(index, vm);
				positions.put(vm, index);
			}
		}
		return rows.size() != size || !concerned.stream().allMatch(vm -> before.get(vm).intValue() == indexOf(vm));
	}

	private static List<VirtualMachine> merge(List<VirtualMachine> staying, List<VirtualMachine> placed, Comparator<VirtualMachine> order) {
		List<VirtualMachine> merged = new ArrayList<>(staying.size() + placed.size());
		int from = 0;
		for (VirtualMachine vm : placed) {
			int at = from + firstAfter(staying.subList(from, staying.size()), vm, order);
			merged.addAll(staying.subList(from, at));
			merged.add(vm);
			from = at;
		}
		merged.addAll(staying.subList(from, staying.size()));
		return merged;
	}

	private static int firstAfter(List<VirtualMachine> sorted, VirtualMachine vm, Comparator<VirtualMachine> order) {
		int low = 0;
		int high = sorted.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (order.compare(sorted.get(middle), vm) <= 0)
				low = middle + 1;
			else
				high = middle;
		}
		return low;
	}

	private Comparator<VirtualMachine> order() {
		Comparator<VirtualMachine> order = sortColumn.order instanceof UseOrder use ? use.asOfNow() : sortColumn.order;
		return (descending ? order.reversed() : order).thenComparing(VmColumn.NAME.order).thenComparing(vm -> vm.getRef().id());
	}

	private void rebuild() {
		List<VirtualMachine> wanted = new ArrayList<>();
		total = 0;
		hostNames.clear();
		fleet.fleet().getDatacenters().forEach(container -> collect(container, vm -> {
			total++;
			hostNames.putIfAbsent(vm.getHost(), vm.getHost().getName());
			if (filter.test(vm))
				wanted.add(vm);
		}));
		wanted.sort(order());
		rows = wanted;
		positions.clear();
		number();
	}

	private int count() {
		int[] count = { 0 };
		fleet.fleet().getDatacenters().forEach(container -> countIn(container, count));
		return count[0];
	}

	private static void countIn(HostContainer container, int[] count) {
		container.getFolders().forEach(folder -> countIn(folder, count));
		container.getClusters().forEach(cluster -> countIn(cluster, count));
		container.getHosts().forEach(host -> count[0] += host.getVms().size());
	}

	private static void collect(InventoryObject object, Consumer<VirtualMachine> into) {
		switch (object) {
		case VirtualMachine vm -> into.accept(vm);
		case Host host -> host.getVms().forEach(into);
		case HostContainer container -> {
			container.getFolders().forEach(folder -> collect(folder, into));
			container.getClusters().forEach(cluster -> collect(cluster, into));
			container.getHosts().forEach(host -> collect(host, into));
		}
		default -> {
			// holds no VMs
		}
		}
	}
}
