// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.NicSource;

/**
 * Which names of the source host mean which names on the target. Immutable.
 *
 * @param networks what NICs are plugged into, here and there; a network without a port group stands for all its port groups that have no
 *                 entry of their own
 * @param pools    storage pools by name, here and there
 * @param disks    by target ("vda"): path of its file on the target; goes before the pool
 */
public record MigrationMapping(Map<NicSource, NicSource> networks, Map<String, String> pools, Map<String, String> disks) {
	public static final MigrationMapping NONE = new MigrationMapping(Map.of(), Map.of(), Map.of());
	private static final String SEPARATOR = "\n"; //$NON-NLS-1$

	public MigrationMapping {
		networks = Map.copyOf(networks);
		pools = Map.copyOf(pools);
		disks = Map.copyOf(disks);
	}

	public boolean isEmpty() {
		return networks.isEmpty() && pools.isEmpty() && disks.isEmpty();
	}

	/** What the NIC is plugged into on the target. */
	public NicSource on(NicRecord nic) {
		NicSource here = NicSource.of(nic);
		if (networks.containsKey(here) || here.portGroup().isEmpty())
			return networks.getOrDefault(here, here);
		NicSource network = networks.get(new NicSource(here.type(), here.name(), "")); //$NON-NLS-1$
		if (network == null)
			return here;
		boolean keepsPortGroup = network.portGroup().isEmpty() && network.type().equals(here.type());
		return keepsPortGroup ? new NicSource(network.type(), network.name(), here.portGroup()) : network;
	}

	/**
	 * For the way back: what is called this there was called that here.
	 *
	 * @param oldPath of a disk on the source, by its target
	 * @throws IllegalArgumentException naming two names that became one, which nobody can tell apart any more
	 */
	MigrationMapping reversed(UnaryOperator<String> oldPath) {
		Map<String, String> paths = new TreeMap<>();
		disks.keySet().forEach(disk -> paths.put(disk, oldPath.apply(disk)));
		return new MigrationMapping(reversed(networks), reversed(pools), paths);
	}

	private static <T> Map<T, T> reversed(Map<T, T> names) {
		Map<T, T> back = new LinkedHashMap<>();
		names.forEach((here, there) -> {
			T other = back.put(there, here);
			if (other != null)
				throw new IllegalArgumentException(Messages.bind(Messages.MigrationMapping_ambiguous, new Object[] { other, here, there }));
		});
		return back;
	}

	/** Networks as a record or a file holds them: one "here=there" a line, sorted. */
	String networksAsText() {
		return networks.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).sorted().collect(Collectors.joining(SEPARATOR)); //$NON-NLS-1$
	}

	String poolsAsText() {
		return asText(pools);
	}

	String disksAsText() {
		return asText(disks);
	}

	private static String asText(Map<String, String> names) {
		return names.entrySet().stream().sorted(Comparator.comparing(Map.Entry::getKey)).map(entry -> entry.getKey() + '=' + entry.getValue())
				.collect(Collectors.joining(SEPARATOR));
	}

	/** @throws IllegalArgumentException naming the entry that cannot be understood */
	static MigrationMapping read(String networks, String pools, String disks) {
		Map<NicSource, NicSource> plugs = new LinkedHashMap<>();
		entries(networks).forEach((here, there) -> plugs.put(NicSource.parse(here), NicSource.parse(there)));
		return new MigrationMapping(plugs, entries(pools), entries(disks));
	}

	private static Map<String, String> entries(String text) {
		Map<String, String> entries = new TreeMap<>();
		for (String line : text.split(SEPARATOR))
			if (!line.isBlank()) {
				int equals = line.indexOf('=');
				if (equals <= 0 || equals == line.length() - 1)
					throw new IllegalArgumentException(line);
				entries.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
			}
		return entries;
	}
}
