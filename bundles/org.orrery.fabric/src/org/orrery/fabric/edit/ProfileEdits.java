// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Uplink;

/** Profiles of a switch. Who refers to one by its name follows when that changes. */
public final class ProfileEdits {
	private ProfileEdits() {
	}

	/** A new one under a name that is free. */
	public static DesignEdit add(UUID id, Capability capability) {
		return DesignEdit.of(id, drawn -> append(drawn, PortProfile.named(freeName(drawn, capability), capability)));
	}

	public static DesignEdit add(UUID id, PortProfile profile) {
		return DesignEdit.of(id, drawn -> {
			requireFree(drawn, profile.name());
			return append(drawn, profile);
		});
	}

	/** The name that {@link #add(UUID, Capability)} will give. */
	public static String freeName(DistributedSwitch drawn, Capability capability) {
		return FreeName.of(capability == Capability.UPLINK ? "uplink-" : "profile-", 1, drawn.profiles().stream().map(PortProfile::name).toList()); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static DistributedSwitch append(DistributedSwitch drawn, PortProfile profile) {
		List<PortProfile> all = new ArrayList<>(drawn.profiles());
		all.add(profile);
		return drawn.withProfiles(all);
	}

	private static void requireFree(DistributedSwitch drawn, String name) throws EditRefusedException {
		if (name.isBlank())
			throw DesignEdit.refuse(Messages.Profile_noName, Messages.Profile_noNameRemedy);
		if (drawn.profile(name).isPresent())
			throw DesignEdit.refuse(Messages.Profile_nameTaken, Messages.Edit_nameRemedy, name, drawn.name());
	}

	public static DesignEdit rename(UUID id, String profile, String name) {
		return DesignEdit.of(id, drawn -> change(drawn, profile, require(drawn, profile).withName(name.strip())));
	}

	/** @param after the same profile with other settings, perhaps also under another name */
	public static DesignEdit change(UUID id, String profile, PortProfile after) {
		return DesignEdit.of(id, drawn -> change(drawn, profile, after));
	}

	private static PortProfile require(DistributedSwitch drawn, String profile) throws EditRefusedException {
		return drawn.profile(profile).orElseThrow(() -> DesignEdit.refuse(Messages.Profile_gone, Messages.Edit_goneRemedy, profile));
	}

	private static DistributedSwitch change(DistributedSwitch drawn, String profile, PortProfile after) throws EditRefusedException {
		require(drawn, profile);
		if (!after.name().equals(profile))
			requireFree(drawn, after.name());
		List<PortProfile> all = new ArrayList<>(drawn.profiles());
		all.replaceAll(one -> one.name().equals(profile) ? after : one.parent().equals(profile) ? one.withParent(after.name()) : one);
		return after.name().equals(profile) ? drawn.withProfiles(all) : renamed(drawn.withProfiles(all), profile, after.name());
	}

	private static DistributedSwitch renamed(DistributedSwitch drawn, String from, String to) {
		List<Member> members = drawn.members().stream().map(member -> member.withUplinks(member.uplinks().stream()
				.map(uplink -> uplink.profile().equals(from) ? new Uplink(uplink.name(), uplink.nics(), uplink.teaming(), to) : uplink).toList())).toList();
		List<Mirror> mirrors = drawn.mirrors().stream().map(mirror -> new Mirror(mirror.name(),
				mirror.profiles().stream().map(name -> name.equals(from) ? to : name).toList(), mirror.direction(), mirror.output())).toList();
		return drawn.withMembers(members).withMirrors(mirrors);
	}

	/** @param ports of VMs that follow it now: one that is in use is not removed */
	public static DesignEdit remove(UUID id, String profile, int ports) {
		return DesignEdit.of(id, drawn -> {
			require(drawn, profile);
			if (ports > 0)
				throw DesignEdit.refuse(Messages.Profile_ports, Messages.Profile_portsRemedy, profile, ports);
			List<String> users = users(drawn, profile);
			if (!users.isEmpty())
				throw DesignEdit.refuse(Messages.Profile_used, Messages.Profile_usedRemedy, profile, String.join(", ", users.subList(0, Math.min(4, users.size())))); //$NON-NLS-1$
			return drawn.withProfiles(drawn.profiles().stream().filter(one -> !one.name().equals(profile)).toList());
		});
	}

	/** For a person: what in the design refers to a profile. */
	private static List<String> users(DistributedSwitch drawn, String profile) {
		Stream<String> children = drawn.profiles().stream().filter(one -> one.parent().equals(profile)).map(one -> NLS.bind(Messages.User_profile, one.name()));
		Stream<String> uplinks = drawn.members().stream().flatMap(member -> member.uplinks().stream().filter(uplink -> uplink.profile().equals(profile))
				.map(uplink -> NLS.bind(Messages.User_uplink, uplink.name(), member.name())));
		Stream<String> mirrors = drawn.mirrors().stream().filter(mirror -> mirror.profiles().contains(profile))
				.map(mirror -> NLS.bind(Messages.User_mirror, mirror.name()));
		return Stream.of(children, uplinks, mirrors).flatMap(one -> one).toList();
	}
}
