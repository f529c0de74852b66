// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.orrery.fabric.runtime.PortLedger;

/** The numbers of the virtual ports of one switch: a NIC keeps the one that it has, another one gets the lowest that is free. One thread. */
final class PortNumbers {
	private final Map<String, Integer> byMac = new HashMap<>();
	private final Set<Integer> taken = new TreeSet<>();

	/** @param known NICs at the switch, on any host, as they are now; @param ledger numbers of NICs whose ports are not there now */
	PortNumbers(Collection<VmPort> known, PortLedger ledger) {
		known.stream().filter(port -> port.number().isPresent()).forEach(port -> keep(port.mac(), port.number().getAsInt()));
		ledger.numbers().forEach(this::keep);
	}

	/** Of two with the same number the first keeps it. */
	private void keep(String mac, int number) {
		if (!byMac.containsKey(mac) && taken.add(number))
			byMac.put(mac, number);
	}

	int of(String mac) {
		return byMac.computeIfAbsent(mac, fresh -> {
			int number = 1;
			while (!taken.add(number))
				number++;
			return number;
		});
	}
}
