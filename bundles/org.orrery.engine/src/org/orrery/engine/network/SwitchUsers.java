// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;

import org.orrery.fabric.design.DistributedSwitch;

/** The NICs of VMs that are at a drawn switch, or will be when the VM starts. Pure. */
final class SwitchUsers {
	private SwitchUsers() {
	}

	static List<VmPort> at(HostNetwork host, DistributedSwitch drawn) {
		return host.vms().stream().filter(nic -> isAt(host, drawn, nic)).toList();
	}

	private static boolean isAt(HostNetwork host, DistributedSwitch drawn, VmPort nic) {
		String part = host.part(drawn.id()).map(made -> made.name()).orElse(drawn.name());
		if (!nic.on().isEmpty())
			return nic.on().equals(part);
		return switch (nic.source().type()) {
		case "bridge" -> nic.source().name().equals(part); //$NON-NLS-1$
		case "network" -> host.networks().stream().anyMatch(network -> network.name().equals(nic.source().name()) && network.bridge().equals(part)); //$NON-NLS-1$
		default -> false;
		};
	}
}
