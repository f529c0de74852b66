// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.runtime.PortLedger;
import org.orrery.fabric.runtime.PortLedgerFile;

/**
 * Keeps the ledgers of virtual ports in step with what is live: numbers outlive the ports of VMs that are off, and counters go on over
 * migrations. A disk that fails costs no more than that, since hosts keep the numbers of ports that are there. Blocks on the disk; thread-safe.
 */
final class PortBook {
	private final PortLedgerFile file;
	/** Ports that the ledger is known to have, so that a change of something else does not read the disk. */
	private final Map<UUID, Set<PortConfig>> noted = new ConcurrentHashMap<>();

	PortBook(PortLedgerFile file) {
		this.file = file;
	}

	/** What the host keeps with the ports of its parts. */
	void note(HostNetwork host) {
		for (SwitchConfig part : host.switches())
			Marks.owner(part.marks()).ifPresent(drawn -> note(drawn, part.ports().values()));
	}

	private void note(UUID drawn, Collection<PortConfig> ports) {
		Set<PortConfig> known = noted.computeIfAbsent(drawn, fresh -> ConcurrentHashMap.newKeySet());
		List<PortConfig> news = ports.stream().filter(port -> port.marks().containsKey(Marks.PORT) && port.marks().containsKey(Marks.MAC))
				.filter(port -> !known.contains(port)).toList();
		if (news.isEmpty())
			return;
		try {
			file.change(drawn, ledger -> {
				news.forEach(ledger::adopt);
				return null;
			});
			known.addAll(news);
		} catch (IOException e) {
			failed(e);
		}
	}

	/** As of now; empty when it cannot be read. */
	PortLedger ledger(UUID drawn) {
		try {
			return file.read(drawn);
		} catch (IOException e) {
			failed(e);
			return new PortLedger();
		}
	}

	/** Takes over what ports count now. @return by the port's name what its NIC has counted altogether, as far as it was seen */
	Map<String, PortCounters> count(UUID drawn, List<PortStatus> ports) {
		Map<String, PortCounters> totals = new HashMap<>();
		try {
			return file.change(drawn, ledger -> {
				for (PortStatus port : ports)
					ledger.count(port).ifPresent(total -> totals.put(port.name(), total));
				return totals;
			});
		} catch (IOException e) {
			failed(e);
			return Map.of();
		}
	}

	/** NICs that were deleted give their numbers back. @param all of the fleet, every one of them seen */
	void retain(UUID drawn, Collection<HostNetwork> all) {
		Set<String> alive = new HashSet<>();
		all.forEach(host -> host.vms().forEach(nic -> alive.add(nic.mac())));
		try {
			file.change(drawn, ledger -> {
				ledger.retain(alive);
				return null;
			});
		} catch (IOException e) {
			failed(e);
		}
	}

	private static void failed(IOException e) {
		System.getLogger(PortBook.class.getName()).log(System.Logger.Level.WARNING, "The ledger of virtual ports cannot be kept", e); //$NON-NLS-1$
	}
}
