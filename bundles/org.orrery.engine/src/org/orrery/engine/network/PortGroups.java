// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Vlan;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;

/**
 * The libvirt network of a drawn switch at each member: of its name, with a port group for each profile that VMs may have, so that a VM gets its
 * VLAN from libvirt the moment it starts or arrives, before any console has looked. Pure.
 */
final class PortGroups {
	private PortGroups() {
	}

	/** What the host lacks, or has otherwise; null: nothing. @param member null: the host is none (any more) */
	static LibvirtStep step(HostNetwork host, DistributedSwitch drawn, Member member, Inheritance profiles) {
		Optional<NetworkDefinition> live = host.networks().stream().filter(network -> network.uuid().equals(drawn.id())).findFirst().map(NetworkDefinition::of);
		if (member == null)
			return live.map(there -> new LibvirtStep(there, null)).orElse(null);
		NetworkDefinition wanted = wanted(drawn, member, profiles);
		boolean running = host.networks().stream().anyMatch(network -> network.uuid().equals(drawn.id()) && network.active() && network.autostart());
		return running && live.get().equals(wanted) ? null : new LibvirtStep(live.orElse(null), wanted);
	}

	/** Another network of the host that has the name already. */
	static Optional<NetworkRecord> inTheWay(HostNetwork host, DistributedSwitch drawn) {
		return host.networks().stream().filter(network -> network.name().equals(drawn.name()) && !network.uuid().equals(drawn.id())).findFirst();
	}

	static NetworkDefinition wanted(DistributedSwitch drawn, Member member, Inheritance profiles) {
		List<PortGroupRecord> groups = new ArrayList<>();
		for (PortProfile profile : drawn.profiles())
			profiles.of(profile.name()).filter(effective -> effective.capability() == Capability.PORT && !effective.system())
					.ifPresent(effective -> groups.add(group(effective)));
		return new NetworkDefinition(drawn.id(), drawn.name(), drawn.name(), groups,
				Map.of("domain", Integer.toString(drawn.domain()), "slot", Integer.toString(member.slot()))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Tag 0 is how Open vSwitch writes that only untagged frames pass; a trunk of everything has no tags. */
	private static PortGroupRecord group(Effective profile) {
		Vlan vlan = profile.vlan();
		return switch (vlan.mode()) {
		case NONE -> new PortGroupRecord(profile.name(), false, List.of(0), false);
		case ACCESS -> new PortGroupRecord(profile.name(), false, List.of(vlan.tag()), false);
		case TRUNK -> new PortGroupRecord(profile.name(), false, List.copyOf(vlan.trunks()), !vlan.trunks().isEmpty());
		case NATIVE -> new PortGroupRecord(profile.name(), false, vlan.wanted(), true, vlan.tag());
		};
	}
}
