// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;

/**
 * Everything seen of one host. Immutable; what did not change is shared with the snapshot before. What could not be read yet is null (host,
 * usage) or empty.
 *
 * @param addresses guest addresses by domain; @param runningSince when a domain was first seen running
 * @param confirmed when the host last confirmed this; null: never
 */
public record HostInventory(ConnectionDefinition definition, ConnectionStatus status, HostRecord host, HostUsage usage,
		Map<UUID, DomainRecord> domains, Map<UUID, List<String>> addresses, Map<UUID, Instant> runningSince,
		Map<UUID, NetworkRecord> networks, List<InterfaceRecord> interfaces, Map<UUID, PoolRecord> pools, List<EmulatorRecord> emulators,
		List<SecretRecord> secrets, Instant confirmed) {
	/** Reasons of a paused domain that receives its memory; libvirt goes from the first to the second. */
	private static final Set<String> WAITING = Set.of("starting up", "migration"); //$NON-NLS-1$ //$NON-NLS-2$

	public HostInventory {
		domains = PersistentMap.copyOf(domains);
		addresses = PersistentMap.copyOf(addresses);
		runningSince = PersistentMap.copyOf(runningSince);
		networks = Map.copyOf(networks);
		interfaces = List.copyOf(interfaces);
		pools = Map.copyOf(pools);
		emulators = List.copyOf(emulators);
		secrets = List.copyOf(secrets);
	}

	public String connection() {
		return definition.id();
	}

	/** Label, else host name, else the URI. */
	public String displayName() {
		if (!definition.label().isEmpty())
			return definition.label();
		return host != null && !host.hostname().isEmpty() ? host.hostname() : definition.uri();
	}

	/**
	 * Total memory in bytes, -1 while unknown. Rather from the answer that says what is available than from libvirt's node description,
	 * which may count fewer NUMA nodes than the kernel: less in total than is available would be nonsense.
	 */
	public long memory() {
		if (usage != null && usage.memoryTotal() > 0)
			return usage.memoryTotal();
		return host == null ? -1 : host.memory();
	}

	/** The same with some of its domains only. */
	public HostInventory withDomains(Collection<DomainRecord> some) {
		Map<UUID, DomainRecord> left = some.stream().collect(Collectors.toMap(DomainRecord::uuid, domain -> domain));
		return new HostInventory(definition, status, host, usage, left, addresses, runningSince, networks, interfaces, pools, emulators, secrets,
				confirmed);
	}

	/** What is known of a host that never answered: nothing but its definition. */
	public static HostInventory unknown(ConnectionDefinition definition, ConnectionStatus status) {
		return new HostInventory(definition, status, null, null, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), Map.of(), List.of(),
				List.of(), null);
	}

	/** Domains of which this snapshot says something else than the other one, in time that grows with their number only. */
	public Set<UUID> changedDomains(HostInventory before) {
		Set<UUID> changed = PersistentMap.differences(before.domains, domains);
		changed.addAll(PersistentMap.differences(before.addresses, addresses));
		changed.addAll(PersistentMap.differences(before.runningSince, runningSince));
		return changed;
	}

	/**
	 * Whether the domain may be only the waiting half of a migration to this host: paused while it starts up or for the migration, and never
	 * seen running here. The leaving half is paused for migration too while it hands over, but has been running here before.
	 */
	public boolean isIncoming(UUID domain) {
		DomainRecord record = domains.get(domain);
		return record != null && record.state() == DomainState.PAUSED && WAITING.contains(record.stateReason())
				&& !runningSince.containsKey(domain);
	}
}
