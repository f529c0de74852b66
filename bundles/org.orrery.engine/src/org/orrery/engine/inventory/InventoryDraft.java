// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;

/** The next snapshot of a host while it is put together: it costs what changes, not what there is. Confined to one thread. */
final class InventoryDraft {
	ConnectionDefinition definition;
	ConnectionStatus status;
	HostRecord host;
	HostUsage usage;
	private PersistentMap<UUID, DomainRecord> domains;
	private PersistentMap<UUID, List<String>> addresses;
	private PersistentMap<UUID, Instant> runningSince;
	private final Set<UUID> touched = new HashSet<>();
	Map<UUID, NetworkRecord> networks;
	List<InterfaceRecord> interfaces;
	Map<UUID, PoolRecord> pools;
	List<EmulatorRecord> emulators;
	List<SecretRecord> secrets;
	Instant confirmed;

	InventoryDraft(HostInventory base) {
		definition = base.definition();
		status = base.status();
		host = base.host();
		usage = base.usage();
		domains = PersistentMap.copyOf(base.domains());
		addresses = PersistentMap.copyOf(base.addresses());
		runningSince = PersistentMap.copyOf(base.runningSince());
		networks = base.networks();
		interfaces = base.interfaces();
		pools = base.pools();
		emulators = base.emulators();
		secrets = base.secrets();
		confirmed = base.confirmed();
	}

	Map<UUID, DomainRecord> domains() {
		return domains;
	}

	Map<UUID, List<String>> addresses() {
		return addresses;
	}

	Map<UUID, Instant> runningSince() {
		return runningSince;
	}

	/** Domains that came, went or were read again in this draft. */
	Set<UUID> touched() {
		return touched;
	}

	/** A record that says nothing new leaves the one that is known: whoever compares snapshots sees that they share it. */
	void putDomain(DomainRecord domain) {
		touched.add(domain.uuid());
		DomainRecord before = domains.get(domain.uuid());
		if (before != null && before.id() >= 0 && domain.id() >= 0 && before.id() != domain.id())
			removeRunningSince(domain.uuid()); // stopped and started again, unseen
		if (!domain.equals(before))
			domains = domains.with(domain.uuid(), domain);
	}

	void removeDomain(UUID domain) {
		touched.add(domain);
		domains = domains.without(domain);
	}

	/** These and no others. */
	void replaceDomains(List<DomainRecord> all) {
		Set<UUID> gone = new HashSet<>(domains.keySet());
		all.forEach(domain -> {
			gone.remove(domain.uuid());
			putDomain(domain);
		});
		gone.forEach(this::removeDomain);
	}

	void putAddresses(UUID domain, List<String> known) {
		if (!known.equals(addresses.get(domain)))
			addresses = addresses.with(domain, List.copyOf(known));
	}

	void removeAddresses(UUID domain) {
		addresses = addresses.without(domain);
	}

	void putRunningSince(UUID domain, Instant since) {
		runningSince = runningSince.with(domain, since);
	}

	/** @return since when it was, null when it was not */
	Instant removeRunningSince(UUID domain) {
		Instant before = runningSince.get(domain);
		runningSince = runningSince.without(domain);
		return before;
	}

	HostInventory finish() {
		return new HostInventory(definition, status, host, usage, domains, addresses, runningSince, networks, interfaces, pools, emulators,
				secrets, confirmed);
	}
}
