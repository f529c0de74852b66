// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** The next snapshot of a host while it is put together. Confined to one thread. */
final class InventoryDraft {
	ConnectionDefinition definition;
	ConnectionStatus status;
	HostRecord host;
	HostUsage usage;
	final Map<UUID, DomainRecord> domains;
	final Map<UUID, List<String>> addresses;
	final Map<UUID, Instant> runningSince;
	Map<UUID, NetworkRecord> networks;
	List<InterfaceRecord> interfaces;
	Map<UUID, PoolRecord> pools;
	List<EmulatorRecord> emulators;
	Instant confirmed;

	InventoryDraft(HostInventory base) {
		definition = base.definition();
		status = base.status();
		host = base.host();
		usage = base.usage();
		domains = new HashMap<>(base.domains());
		addresses = new HashMap<>(base.addresses());
		runningSince = new HashMap<>(base.runningSince());
		networks = base.networks();
		interfaces = base.interfaces();
		pools = base.pools();
		emulators = base.emulators();
		confirmed = base.confirmed();
	}

	HostInventory finish() {
		return new HostInventory(definition, status, host, usage, domains, addresses, runningSince, networks, interfaces, pools, emulators,
				confirmed);
	}
}
