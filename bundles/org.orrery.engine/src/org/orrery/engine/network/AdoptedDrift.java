// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;

/** Takes single differences over into a design, where {@link Networks#adopt} takes all of them. Pure. */
public final class AdoptedDrift {
	private AdoptedDrift() {
	}

	/**
	 * The design with what one host has in one place. A profile is drawn for all hosts: it becomes what all its ports agree in.
	 *
	 * @param all       the design with every difference taken over, as {@link Networks#adopt} makes it
	 * @param overwrite of the difference
	 */
	public static NetworkDesign take(NetworkDesign design, NetworkDesign all, UUID host, FabricStep overwrite) {
		String on = on(overwrite);
		return new NetworkDesign(design.name(), design.switches().stream().map(drawn -> drawn.name().equals(on)
				? all.withId(drawn.id()).map(adopted -> take(drawn, adopted, host, overwrite)).orElse(drawn) : drawn).toList());
	}

	private static String on(FabricStep overwrite) {
		return switch (overwrite) {
		case FabricStep.CreateSwitch create -> create.made().name();
		case FabricStep.RemoveSwitch remove -> remove.gone().name();
		case FabricStep.SetSwitch set -> set.after().name();
		case FabricStep.AddPort add -> add.on();
		case FabricStep.RemovePort remove -> remove.on();
		case FabricStep.SetPort set -> set.on();
		case FabricStep.AddMirror add -> add.on();
		case FabricStep.RemoveMirror remove -> remove.on();
		};
	}

	private static DistributedSwitch take(DistributedSwitch drawn, DistributedSwitch adopted, UUID host, FabricStep overwrite) {
		return switch (overwrite) {
		case FabricStep.CreateSwitch create -> adopted.member(host).isPresent() ? drawn : members(drawn, without(drawn, host));
		case FabricStep.SetSwitch set -> new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), adopted.mtu(), drawn.members(), drawn.profiles(),
				drawn.tunnels(), drawn.mirrors(), adopted.exports());
		case FabricStep.SetPort set when set.after().kind() == Kind.VM -> profile(drawn, adopted, set.after());
		case FabricStep.AddPort add when add.port().kind() == Kind.UPLINK -> uplinks(drawn, adopted, host);
		case FabricStep.RemovePort remove when remove.port().kind() == Kind.UPLINK -> uplinks(drawn, adopted, host);
		case FabricStep.SetPort set -> uplinks(drawn, adopted, host);
		default -> drawn;
		};
	}

	private static List<Member> without(DistributedSwitch drawn, UUID host) {
		return drawn.members().stream().filter(member -> !member.host().equals(host)).toList();
	}

	private static DistributedSwitch uplinks(DistributedSwitch drawn, DistributedSwitch adopted, UUID host) {
		return members(drawn, replaced(drawn.members(), member -> member.host().equals(host), adopted.member(host)));
	}

	private static DistributedSwitch members(DistributedSwitch drawn, List<Member> members) {
		return new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), members, drawn.profiles(), drawn.tunnels(), drawn.mirrors(),
				drawn.exports());
	}

	private static DistributedSwitch profile(DistributedSwitch drawn, DistributedSwitch adopted, PortConfig port) {
		String name = port.marks().getOrDefault(Marks.PROFILE, ""); //$NON-NLS-1$
		List<PortProfile> profiles = replaced(drawn.profiles(), profile -> profile.name().equals(name), adopted.profile(name));
		return new DistributedSwitch(drawn.id(), drawn.name(), drawn.domain(), drawn.mtu(), drawn.members(), profiles, drawn.tunnels(), drawn.mirrors(),
				drawn.exports());
	}

	private static <T> List<T> replaced(List<T> all, Predicate<T> which, Optional<T> by) {
		Function<T, T> replace = one -> which.test(one) ? by.orElse(one) : one;
		return new ArrayList<>(all.stream().map(replace).toList());
	}
}
