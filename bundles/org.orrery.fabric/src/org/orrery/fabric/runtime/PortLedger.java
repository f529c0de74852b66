// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.runtime;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;

/**
 * The virtual ports of one distributed switch, by the MAC address of the NIC. A number stays with its NIC through migration, while its VM is
 * off and while nobody looks; it is free again when the NIC is deleted. What hosts keep with their ports and what this keeps agree, or the
 * hosts' word counts: theirs is what is in force. Not thread-safe; see {@link PortLedgerFile} for more than one process.
 */
public final class PortLedger {
	private final Map<String, PortRecord> ports;

	public PortLedger() {
		this(Map.of());
	}

	PortLedger(Map<String, PortRecord> ports) {
		this.ports = new HashMap<>(ports);
	}

	Map<String, PortRecord> ports() {
		return Map.copyOf(ports);
	}

	public Optional<PortRecord> find(String mac) {
		return Optional.ofNullable(ports.get(key(mac)));
	}

	/** All numbers that are taken, by MAC address in lower case. */
	public Map<String, Integer> numbers() {
		Map<String, Integer> numbers = new TreeMap<>();
		ports.forEach((mac, port) -> numbers.put(mac, port.number()));
		return numbers;
	}

	/** The number of a NIC: the one that it has, otherwise the lowest that no NIC has. */
	public int number(String mac) {
		return ports.computeIfAbsent(key(mac), fresh -> PortRecord.fresh(lowestFree())).number();
	}

	private int lowestFree() {
		Set<Integer> taken = new HashSet<>();
		ports.values().forEach(port -> taken.add(port.number()));
		int number = 1;
		while (taken.contains(number))
			number++;
		return number;
	}

	/** What a host keeps with a port that is there. A number that two claim stays with the one that had it. */
	public void adopt(PortConfig port) {
		String mac = key(port.marks().getOrDefault(Marks.MAC, "")); //$NON-NLS-1$
		String number = port.marks().getOrDefault(Marks.PORT, ""); //$NON-NLS-1$
		if (mac.isEmpty() || !number.matches("[0-9]{1,9}")) //$NON-NLS-1$
			return;
		int kept = Integer.parseInt(number);
		boolean others = ports.entrySet().stream().anyMatch(entry -> !entry.getKey().equals(mac) && entry.getValue().number() == kept);
		if (!others)
			ports.merge(mac, PortRecord.fresh(kept), (known, fresh) -> known.renumbered(kept));
	}

	/** Takes over what a port counts now. @return what its NIC has counted altogether; empty when the port is no VM's */
	public Optional<PortCounters> count(PortStatus port) {
		String mac = key(port.config().marks().getOrDefault(Marks.MAC, "")); //$NON-NLS-1$
		if (mac.isEmpty())
			return Optional.empty();
		number(mac);
		return Optional.of(ports.compute(mac, (same, known) -> known.seen(port.epoch(), port.counters())).total());
	}

	/** NICs that no VM has any more give their numbers back. @param alive MAC addresses of all NICs, also of VMs that are off */
	public void retain(Collection<String> alive) {
		Set<String> keys = new HashSet<>();
		alive.forEach(mac -> keys.add(key(mac)));
		ports.keySet().retainAll(keys);
	}

	private static String key(String mac) {
		return mac.toLowerCase(Locale.ROOT);
	}
}
