// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.fabric.Marks;
import org.orrery.fabric.SwitchConfig;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.NetworkRecord;

/**
 * The networks of one host as last seen. Immutable.
 *
 * @param connection id; @param host its own UUID, by which designs know it; null while it has never answered
 * @param name       for a person
 * @param reason     why its switches are not seen, empty when they are; @param remedy what to do about it
 * @param address    where its switches are asked; empty: nowhere
 * @param switches   live, also those that Orrery did not make; the last ones seen while {@link #health} is not READY
 * @param nics       physical NICs
 * @param bridges    Linux bridges and other devices of the host itself that connect
 * @param management devices by which this computer reaches the host: cutting them cuts it off; empty: not known
 * @param networks   as libvirt knows them
 * @param vms        NICs of its VMs, those of VMs that are off as well
 * @param unguarded  why the security of profiles is not enforced there, with the remedy; empty: it is
 * @param read       when the switches were last seen; null: never
 */
public record HostNetwork(String connection, UUID host, String name, FabricHealth health, String reason, String remedy, String address,
		List<SwitchConfig> switches, List<InterfaceRecord> nics, List<InterfaceRecord> bridges, Set<String> management, List<NetworkRecord> networks, List<VmPort> vms,
		String unguarded, Instant read) {
	public HostNetwork {
		switches = List.copyOf(switches);
		nics = List.copyOf(nics);
		bridges = List.copyOf(bridges);
		management = Set.copyOf(management);
		networks = List.copyOf(networks);
		vms = List.copyOf(vms);
	}

	public boolean isReady() {
		return health == FabricHealth.READY;
	}

	/** The host's part of a drawn switch. */
	public Optional<SwitchConfig> part(UUID drawn) {
		return switches.stream().filter(made -> Marks.owner(made.marks()).filter(drawn::equals).isPresent()).findFirst();
	}

	/** Switches that Orrery did not make and nobody has adopted: never changed. */
	public List<SwitchConfig> foreign() {
		return switches.stream().filter(made -> Marks.owner(made.marks()).isEmpty()).toList();
	}
}
