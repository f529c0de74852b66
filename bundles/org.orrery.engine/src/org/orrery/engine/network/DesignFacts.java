// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.check.HostFacts;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Inheritance;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Uplink;
import org.orrery.hypervisor.InterfaceRecord;

/** What is wrong with a design, in itself and where it meets the hosts: what others have made there, and which VMs rely on what. One thread. */
final class DesignFacts {
	private final Map<UUID, HostNetwork> hosts = new HashMap<>();
	private final List<DesignProblem> found = new ArrayList<>();

	DesignFacts(Collection<HostNetwork> all) {
		for (HostNetwork host : all)
			if (host.host() != null && (!hosts.containsKey(host.host()) || host.isReady()))
				hosts.put(host.host(), host);
	}

	List<DesignProblem> problems(NetworkDesign design) {
		found.clear();
		found.addAll(DesignCheck.problems(design, hosts.values().stream().filter(host -> !host.nics().isEmpty()).map(DesignFacts::facts).toList()));
		for (DistributedSwitch drawn : design.switches()) {
			for (Member member : drawn.members())
				if (hosts.containsKey(member.host()))
					checkMember(drawn, member, hosts.get(member.host()));
			Inheritance profiles = new Inheritance(drawn);
			if (drawn.profiles().stream().anyMatch(profile -> refuses(profiles, profile)))
				drawn.members().stream().map(member -> hosts.get(member.host())).filter(host -> host != null && host.isReady() && !host.unguarded().isEmpty())
						.forEach(host -> found.add(new DesignProblem(Severity.WARNING, drawn.name() + "/host " + host.name(), "unguarded", //$NON-NLS-1$ //$NON-NLS-2$
								Messages.bind(Messages.DesignFacts_unguarded, host.name(), host.unguarded()), Messages.bind(Messages.DesignFacts_unguardedRemedy, host.name()))));
			Map<String, VmPort> macs = new HashMap<>();
			for (HostNetwork host : hosts.values())
				for (VmPort nic : SwitchUsers.at(host, drawn))
					checkNic(drawn, profiles, macs, nic);
		}
		return List.copyOf(found);
	}

	private static boolean refuses(Inheritance profiles, PortProfile profile) {
		return profile.capability() == Capability.PORT && profiles.of(profile.name()).filter(all -> !PortGuard.of(all.security(), "-").isOpen()).isPresent(); //$NON-NLS-1$
	}

	/** A NIC that is an uplink already carries the way to the host through the switch: whether a change cuts it is asked of the plan. */
	private static HostFacts facts(HostNetwork host) {
		Map<String, Integer> nics = new HashMap<>();
		host.nics().forEach(nic -> nics.put(nic.name(), nic.mtu()));
		Set<String> management = new HashSet<>(host.management());
		host.switches().stream().filter(made -> Marks.owner(made.marks()).isPresent()).flatMap(made -> made.ports().values().stream())
				.forEach(port -> management.removeAll(port.nics()));
		return new HostFacts(host.host(), nics, management);
	}

	/** What others have made stays theirs. */
	private void checkMember(DistributedSwitch drawn, Member member, HostNetwork host) {
		String place = drawn.name() + "/host " + member.name(); //$NON-NLS-1$
		if (host.part(drawn.id()).isEmpty()) {
			boolean ovs = host.switches().stream().anyMatch(made -> made.name().equals(drawn.name()));
			boolean device = host.bridges().stream().anyMatch(bridge -> bridge.name().equals(drawn.name()));
			if (ovs || device)
				error(place, "foreign", Messages.DesignFacts_foreign, ovs ? Messages.DesignFacts_foreignRemedy : Messages.DesignFacts_nameTakenRemedy, //$NON-NLS-1$
						host.name(), drawn.name());
		}
		PortGroups.inTheWay(host, drawn).ifPresent(other -> error(place, "network-name", Messages.DesignFacts_networkTaken, Messages.DesignFacts_networkTakenRemedy, //$NON-NLS-1$
				host.name(), drawn.name()));
		for (Uplink uplink : member.uplinks())
			for (String nic : uplink.nics())
				user(drawn, host, nic).ifPresent(user -> error(place + "/uplink " + uplink.name(), "nic", Messages.DesignFacts_nicTaken, //$NON-NLS-1$ //$NON-NLS-2$
						Messages.DesignFacts_nicTakenRemedy, nic, host.name(), user));
	}

	/** Who else has that NIC: another's switch, a Linux bridge, a bond. */
	private static java.util.Optional<String> user(DistributedSwitch drawn, HostNetwork host, String nic) {
		for (SwitchConfig made : host.foreign())
			for (PortConfig port : made.ports().values())
				if (port.nics().contains(nic) && !made.name().equals(drawn.name()))
					return java.util.Optional.of(made.name());
		return host.bridges().stream().filter(bridge -> bridge.members().contains(nic) && !bridge.name().equals(drawn.name())).map(InterfaceRecord::name)
				.findFirst();
	}

	private void checkNic(DistributedSwitch drawn, Inheritance profiles, Map<String, VmPort> macs, VmPort nic) {
		String place = drawn.name() + "/VM " + nic.vmName(); //$NON-NLS-1$
		VmPort other = nic.running() ? macs.putIfAbsent(nic.mac(), nic) : null;
		if (other != null && !other.vm().id().equals(nic.vm().id()))
			error(place, "mac", Messages.DesignFacts_mac, Messages.DesignFacts_macRemedy, nic.mac(), other.vmName(), nic.vmName()); //$NON-NLS-1$
		if (nic.profile().isEmpty())
			return;
		String name = nic.profile().get();
		Effective profile = profiles.of(name).orElse(null);
		if (profile == null)
			error(place, "profile-in-use", Messages.DesignFacts_profileGone, Messages.DesignFacts_profileGoneRemedy, name, nic.vmName(), nic.mac()); //$NON-NLS-1$
		else if (profile.capability() == Capability.UPLINK)
			error(place, "capability", Messages.DesignFacts_uplinkProfile, Messages.DesignFacts_uplinkProfileRemedy, name, nic.vmName()); //$NON-NLS-1$
		else if (profile.system())
			error(place, "system", Messages.DesignFacts_systemProfile, Messages.DesignFacts_systemProfileRemedy, name, nic.vmName()); //$NON-NLS-1$
	}

	private void error(String place, String rule, String words, String remedy, Object... values) {
		found.add(new DesignProblem(Severity.ERROR, place, rule, Messages.bind(words, values), Messages.bind(remedy, values)));
	}
}
