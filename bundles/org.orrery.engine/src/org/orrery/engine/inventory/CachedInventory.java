// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SecretRecord;

/**
 * What a host has told last, as it is kept for the next start. Immutable.
 *
 * @param uri what it was asked by: behind another one may be another host
 */
record CachedInventory(String connection, String uri, Instant confirmed, HostRecord host, HostUsage usage, List<DomainRecord> domains,
		List<Addresses> addresses, List<Since> runningSince, List<NetworkRecord> networks, List<InterfaceRecord> interfaces, List<PoolRecord> pools,
		List<EmulatorRecord> emulators, List<SecretRecord> secrets) {

	record Addresses(UUID domain, List<String> addresses) {
	}

	record Since(UUID domain, Instant since) {
	}

	static CachedInventory of(HostInventory inventory) {
		List<Addresses> addresses = new ArrayList<>();
		inventory.addresses().forEach((domain, known) -> addresses.add(new Addresses(domain, known)));
		List<Since> since = new ArrayList<>();
		inventory.runningSince().forEach((domain, instant) -> since.add(new Since(domain, instant)));
		return new CachedInventory(inventory.connection(), inventory.definition().uri(), inventory.confirmed(), inventory.host(), inventory.usage(),
				List.copyOf(inventory.domains().values()), addresses, since, List.copyOf(inventory.networks().values()), inventory.interfaces(),
				List.copyOf(inventory.pools().values()), inventory.emulators(), inventory.secrets());
	}

	/** Into a draft that nothing is in yet. */
	void fill(InventoryDraft draft) {
		draft.host = host;
		draft.usage = usage;
		domains.forEach(draft::putDomain);
		addresses.forEach(known -> draft.putAddresses(known.domain(), known.addresses()));
		runningSince.forEach(known -> draft.putRunningSince(known.domain(), known.since()));
		draft.networks = HostSync.byUuid(networks, NetworkRecord::uuid);
		draft.interfaces = interfaces;
		draft.pools = HostSync.byUuid(pools, PoolRecord::uuid);
		draft.emulators = emulators;
		draft.secrets = secrets;
		draft.confirmed = confirmed;
	}
}
