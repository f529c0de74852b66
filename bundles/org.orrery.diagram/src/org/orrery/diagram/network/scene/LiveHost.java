// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.orrery.fabric.check.HostFacts;

/**
 * What is known of a connected host. Immutable.
 *
 * @param connection of the engine; @param answers whether it is known as of now
 * @param management NICs by which it is managed
 */
public record LiveHost(UUID host, String connection, String name, boolean answers, List<LiveNic> nics, List<LiveVm> vms, Set<String> management) {
	/** A physical NIC. @param speed Mbit/s, 0 unknown; @param mtu bytes, 0 unknown */
	public record LiveNic(String name, boolean up, int speed, int mtu) {
	}

	public record LiveVm(UUID vm, String name, boolean running, List<LiveVmNic> nics) {
		public LiveVm {
			nics = List.copyOf(nics);
		}
	}

	/** @param mac in lower case; @param network what it is plugged into, by name; @param portGroup empty: none */
	public record LiveVmNic(String mac, String network, String portGroup, boolean up) {
	}

	public LiveHost {
		nics = List.copyOf(nics);
		vms = List.copyOf(vms);
		management = Set.copyOf(management);
	}

	/** For the rules: without knowledge of NICs they would call every one missing, so that is asked for first. */
	public HostFacts facts() {
		return new HostFacts(host, nics.stream().collect(java.util.stream.Collectors.toMap(LiveNic::name, LiveNic::mtu, (one, other) -> one)), management);
	}
}
