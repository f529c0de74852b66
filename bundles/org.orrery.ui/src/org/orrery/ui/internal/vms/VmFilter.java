// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.vms;

import java.util.function.Predicate;

import org.orrery.engine.query.Query;
import org.orrery.engine.query.Search;
import org.orrery.model.inventory.VirtualMachine;

/** Asks a query of VMs, as their records are known. UI thread. */
record VmFilter(Query query, Search search) implements Predicate<VirtualMachine> {
	@Override
	public boolean test(VirtualMachine vm) {
		return query.isEmpty() || search.subject(vm.getRef()).filter(query::matches).isPresent();
	}

	/** What it finds changes with each measurement. */
	boolean isOfUse() {
		return query.needsMeasuring();
	}
}
