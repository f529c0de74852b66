// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.orrery.model.FleetChange;
import org.orrery.model.FleetModel;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostContainer;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;

/** The rows of the table: which VMs pass the filter, in which order. No widgets. UI thread. */
final class VmRows {
	private final FleetModel fleet;
	private final List<VirtualMachine> rows = new ArrayList<>();
	private final Map<VirtualMachine, Integer> positions = new HashMap<>();
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
		return positions.getOrDefault(vm, -1);
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

	/** @return whether the list itself changed, not only what rows say: VMs that came or went, or that the filter now sees otherwise */
	boolean take(FleetChange change) {
		boolean came = change.added().stream().anyMatch(VmRows::mayHoldVms) || change.removed().stream().anyMatch(VmRows::mayHoldVms);
		boolean filteredOtherwise = change.changed().stream().filter(VirtualMachine.class::isInstance).map(VirtualMachine.class::cast)
				.anyMatch(vm -> filter.test(vm) != positions.containsKey(vm));
		if (came || filteredOtherwise)
			rebuild();
		return came || filteredOtherwise;
	}

	private static boolean mayHoldVms(InventoryObject object) {
		return object instanceof VirtualMachine || object instanceof Host || object instanceof HostContainer;
	}

	private void rebuild() {
		rows.clear();
		total = 0;
		fleet.fleet().getDatacenters().forEach(this::collect);
		Comparator<VirtualMachine> order = descending ? sortColumn.order.reversed() : sortColumn.order;
		rows.sort(order.thenComparing(VmColumn.NAME.order));
		positions.clear();
		for (int index = 0; index < rows.size(); index++)
			positions.put(rows.get(index), index);
	}

	private void collect(HostContainer container) {
		container.getFolders().forEach(this::collect);
		for (Cluster cluster : container.getClusters())
			collect(cluster);
		for (Host host : container.getHosts()) {
			total += host.getVms().size();
			host.getVms().stream().filter(filter).forEach(rows::add);
		}
	}
}
