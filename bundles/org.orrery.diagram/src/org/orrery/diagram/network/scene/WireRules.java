// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.diagram.network.Messages;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.DesignProblem.Severity;
import org.orrery.fabric.check.HostFacts;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Tunnel;
import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.EditRefusedException;
import org.orrery.fabric.edit.TunnelEdits;
import org.orrery.fabric.edit.UplinkEdits;

/** What a line drawn from one figure to another means, or why it means nothing. Pure; asked at each move of the mouse onto another figure. */
public final class WireRules {
	/** Problems that a drag must not bring about: a person could not want them. What only lacks a setting yet is marked instead. */
	private static final Set<String> NEVER = Set.of("management", "nic", "loop", "capability"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	private final DesignState state;
	private final List<LiveHost> hosts;
	private final Tunnel.Type tunnelType;
	private final boolean administrator;

	/** @param tunnelType that a line between hosts makes */
	public WireRules(DesignState state, List<LiveHost> hosts, Tunnel.Type tunnelType) {
		this(state, hosts, tunnelType, false);
	}

	/** @param administrator who draws only connects VMs, and to published profiles */
	public WireRules(DesignState state, List<LiveHost> hosts, Tunnel.Type tunnelType, boolean administrator) {
		this.administrator = administrator;
		this.state = state;
		this.hosts = hosts;
		this.tunnelType = tunnelType;
	}

	/** What a drawn line does. @param words for the menu and for the history; @param after the state it leads to */
	public record Outcome(String words, DesignState after) {
	}

	/** Whether a line can begin there at all. */
	public static boolean isSource(NetworkKey key) {
		return key instanceof NetworkKey.OfNic || key instanceof NetworkKey.OfVmNic || key instanceof NetworkKey.OfHost || key instanceof NetworkKey.OfTunnel;
	}

	/** @throws EditRefusedException why not */
	public Outcome connect(NetworkKey from, NetworkKey to) throws EditRefusedException {
		if (administrator && !(from instanceof NetworkKey.OfVmNic))
			throw refused(Messages.Role_refused, Messages.Role_remedy);
		return switch (from) {
		case NetworkKey.OfNic nic -> checked(Messages.Wire_uplink, nic(nic, to));
		case NetworkKey.OfVmNic nic -> port(nic, to);
		case NetworkKey.OfHost host -> checked(Messages.Wire_tunnel, tunnel(host.host(), to));
		case NetworkKey.OfTunnel tunnel when to instanceof NetworkKey.OfHost host -> checked(Messages.Wire_tunnel,
				TunnelEdits.join(tunnel.on(), tunnel.name(), host.host()));
		default -> throw refused(Messages.Wire_nothing, Messages.Wire_nothingRemedy);
		};
	}

	private DesignEdit nic(NetworkKey.OfNic key, NetworkKey to) throws EditRefusedException {
		UplinkEdits.Nic nic = new UplinkEdits.Nic(key.host(), hostName(key.host()), key.name());
		return switch (to) {
		case NetworkKey.OfSwitch drawn -> UplinkEdits.connect(drawn.id(), nic);
		case NetworkKey.OfProfile profile -> throw profileRefused(profile);
		case NetworkKey.OfUplink uplink when uplink.host().equals(key.host()) -> UplinkEdits.join(uplink.on(), uplink.name(), nic);
		case NetworkKey.OfUplink uplink -> throw refused(Messages.Wire_otherHost, Messages.Wire_otherHostRemedy, hostName(uplink.host()), nic.hostName());
		case NetworkKey.OfNic other when other.host().equals(key.host()) && owner(other).isPresent() -> UplinkEdits.join(owner(other).get().on(),
				owner(other).get().name(), nic);
		default -> throw refused(Messages.Wire_nicNowhere, Messages.Wire_nicRemedy, nic.name());
		};
	}

	private EditRefusedException profileRefused(NetworkKey.OfProfile profile) {
		boolean uplink = profile(profile).filter(drawn -> drawn.capability() == Capability.UPLINK).isPresent();
		return uplink ? refused(Messages.Wire_nicUplinkProfile, Messages.Wire_nicRemedy, profile.name())
				: refused(Messages.Wire_nicPortProfile, Messages.Wire_nicRemedy, profile.name());
	}

	private Optional<NetworkKey.OfUplink> owner(NetworkKey.OfNic nic) {
		for (DistributedSwitch drawn : state.design().switches())
			for (var uplink : drawn.member(nic.host()).map(member -> member.uplinks()).orElse(List.of()))
				if (uplink.nics().contains(nic.name()))
					return Optional.of(new NetworkKey.OfUplink(drawn.id(), nic.host(), uplink.name()));
		return Optional.empty();
	}

	private Outcome port(NetworkKey.OfVmNic nic, NetworkKey to) throws EditRefusedException {
		if (!(to instanceof NetworkKey.OfProfile profile))
			throw refused(Messages.Wire_portNowhere, Messages.Wire_portRemedy);
		PortProfile drawn = profile(profile).orElseThrow(() -> refused(Messages.Wire_nothing, Messages.Wire_portRemedy));
		if (drawn.capability() == Capability.UPLINK)
			throw refused(Messages.Wire_portUplink, Messages.Wire_portRemedy, drawn.name());
		if (drawn.system())
			throw refused(Messages.Wire_portSystem, Messages.Wire_portRemedy, drawn.name());
		if (administrator && !drawn.published())
			throw refused(Messages.Role_unpublished, Messages.Role_remedy, drawn.name());
		Ports.Port port = new Ports(state, hosts).of(nic).orElseThrow(() -> refused(Messages.Wire_vmGone, Messages.Wire_vmGoneRemedy));
		if (profile.equals(port.profile()))
			throw refused(Messages.Wire_portHere, Messages.Wire_portHereRemedy, drawn.name());
		DistributedSwitch on = state.design().withId(profile.on()).orElseThrow();
		if (on.member(port.host().host()).isEmpty())
			throw refused(Messages.Wire_portNoMember, Messages.Wire_portNoMemberRemedy, port.host().name(), on.name());
		DesignState without = state.forgetting(nic);
		boolean back = new Ports(without, hosts).of(nic).map(Ports.Port::profile).filter(profile::equals).isPresent();
		return new Outcome(NLS.bind(Messages.Wire_port, port.vm().name(), drawn.name()), back ? without : state.choosing(nic, profile));
	}

	private DesignEdit tunnel(UUID host, NetworkKey to) throws EditRefusedException {
		if (to instanceof NetworkKey.OfTunnel tunnel)
			return TunnelEdits.join(tunnel.on(), tunnel.name(), host);
		if (!(to instanceof NetworkKey.OfHost other))
			throw refused(Messages.Wire_tunnelNowhere, Messages.Wire_tunnelRemedy);
		List<DistributedSwitch> common = state.design().switches().stream()
				.filter(drawn -> drawn.member(host).isPresent() && drawn.member(other.host()).isPresent()).toList();
		if (common.isEmpty())
			throw refused(Messages.Wire_tunnelNoSwitch, Messages.Wire_tunnelNoSwitchRemedy, hostName(host), hostName(other.host()));
		return TunnelEdits.connect(common.get(0).id(), tunnelType, host, other.host());
	}

	private Outcome checked(String words, DesignEdit edit) throws EditRefusedException {
		DesignState after = state.with(edit.apply(state.design()));
		Collection<HostFacts> facts = facts(hosts);
		List<DesignProblem> before = DesignCheck.problems(state.design(), facts);
		for (DesignProblem problem : DesignCheck.problems(after.design(), facts))
			if (problem.severity() == Severity.ERROR && NEVER.contains(problem.rule()) && !before.contains(problem))
				throw new EditRefusedException(problem.words(), problem.remedy());
		return new Outcome(words, after);
	}

	/** Of hosts whose NICs are known. */
	public static Collection<HostFacts> facts(List<LiveHost> hosts) {
		return hosts.stream().filter(host -> !host.nics().isEmpty()).map(LiveHost::facts).toList();
	}

	private Optional<PortProfile> profile(NetworkKey.OfProfile key) {
		return state.design().withId(key.on()).flatMap(drawn -> drawn.profile(key.name()));
	}

	private String hostName(UUID host) {
		return hosts.stream().filter(known -> known.host().equals(host)).map(LiveHost::name).findFirst().orElseGet(() -> state.design().switches().stream()
				.flatMap(drawn -> drawn.member(host).stream()).map(member -> member.name()).findFirst().orElse("?")); //$NON-NLS-1$
	}

	private static EditRefusedException refused(String words, String remedy, Object... names) {
		return new EditRefusedException(NLS.bind(words, names), NLS.bind(remedy, names));
	}
}
