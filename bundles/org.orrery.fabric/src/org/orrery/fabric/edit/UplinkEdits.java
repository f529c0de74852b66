// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;

/** Physical NICs as uplinks and teams. */
public final class UplinkEdits {
	private UplinkEdits() {
	}

	/** A physical NIC of a host. @param hostName for a person, and for a host that is to become a member */
	public record Nic(UUID host, String hostName, String name) {
	}

	/**
	 * Makes the NIC an uplink of the switch; its host becomes a member. Where the host has one uplink already, the two become a team: two
	 * uplinks with the same VLANs would be a loop.
	 */
	public static DesignEdit connect(UUID id, Nic nic) {
		return design -> {
			requireFree(design, nic);
			return DesignEdit.of(id, drawn -> {
				Member member = MemberEdits.memberOrNew(drawn, nic.host(), nic.hostName());
				Member after = member.uplinks().size() == 1 ? teamed(member, member.uplinks().get(0), nic) : alone(drawn, member, nic);
				return drawn.replacing(after);
			}).apply(design);
		};
	}

	/** Makes the NIC part of a team, which a single uplink becomes by that. */
	public static DesignEdit join(UUID id, String uplink, Nic nic) {
		return design -> {
			requireFree(design, nic);
			return DesignEdit.of(id, drawn -> {
				Member member = MemberEdits.require(drawn, nic.host());
				return drawn.replacing(teamed(member, require(member, uplink), nic));
			}).apply(design);
		};
	}

	/** Where a NIC is an uplink: switch and uplink by name; empty when it is free. */
	public static String owner(NetworkDesign design, Nic nic) {
		for (DistributedSwitch drawn : design.switches())
			for (Member member : drawn.members())
				for (Uplink uplink : member.uplinks())
					if (member.host().equals(nic.host()) && uplink.nics().contains(nic.name()))
						return drawn.name() + '/' + uplink.name();
		return ""; //$NON-NLS-1$
	}

	private static void requireFree(NetworkDesign design, Nic nic) throws EditRefusedException {
		String owner = owner(design, nic);
		if (!owner.isEmpty())
			throw DesignEdit.refuse(Messages.Uplink_taken, Messages.Uplink_takenRemedy, nic.name(), nic.hostName(), owner);
	}

	/** Under the one uplink profile that the switch has, if it has one. */
	private static Member alone(DistributedSwitch drawn, Member member, Nic nic) {
		List<String> profiles = drawn.profiles().stream().filter(profile -> profile.capability() == Capability.UPLINK).map(PortProfile::name).toList();
		List<Uplink> all = new ArrayList<>(member.uplinks());
		all.add(new Uplink(nic.name(), List.of(nic.name()), Teaming.NONE, profiles.size() == 1 ? profiles.get(0) : "")); //$NON-NLS-1$
		return member.withUplinks(all);
	}

	/** The switch keeps the port of a team under a name that no NIC has. */
	private static Member teamed(Member member, Uplink uplink, Nic nic) {
		List<String> nics = new ArrayList<>(uplink.nics());
		nics.add(nic.name());
		boolean first = uplink.teaming() == Teaming.NONE;
		String name = first ? FreeName.of("team", 0, member.uplinks().stream().map(Uplink::name).toList()) : uplink.name(); //$NON-NLS-1$
		return replaced(member, uplink, new Uplink(name, nics, first ? Teaming.ACTIVE_BACKUP : uplink.teaming(), uplink.profile()));
	}

	static Uplink require(Member member, String uplink) throws EditRefusedException {
		return member.uplink(uplink).orElseThrow(() -> DesignEdit.refuse(Messages.Uplink_gone, Messages.Edit_goneRemedy, uplink, member.name()));
	}

	private static Member replaced(Member member, Uplink before, Uplink after) {
		return member.withUplinks(member.uplinks().stream().map(one -> one == before ? after : one).toList());
	}

	public static DesignEdit change(UUID id, UUID host, String uplink, Uplink after) {
		return DesignEdit.of(id, drawn -> {
			Member member = MemberEdits.require(drawn, host);
			Uplink before = require(member, uplink);
			if (!after.name().equals(uplink) && member.uplink(after.name()).isPresent())
				throw DesignEdit.refuse(Messages.Uplink_nameTaken, Messages.Edit_nameRemedy, after.name(), member.name());
			return drawn.replacing(replaced(member, before, after));
		});
	}

	/** Takes one NIC away: of a team of two a single uplink stays, of a single uplink nothing. */
	public static DesignEdit separate(UUID id, UUID host, String uplink, String nic) {
		return DesignEdit.of(id, drawn -> {
			Member member = MemberEdits.require(drawn, host);
			Uplink before = require(member, uplink);
			List<String> left = before.nics().stream().filter(one -> !one.equals(nic)).toList();
			if (left.isEmpty())
				return drawn.replacing(without(member, uplink));
			return drawn.replacing(replaced(member, before, left.size() > 1 ? new Uplink(before.name(), left, before.teaming(), before.profile())
					: new Uplink(left.get(0), left, Teaming.NONE, before.profile())));
		});
	}

	public static DesignEdit remove(UUID id, UUID host, String uplink) {
		return DesignEdit.of(id, drawn -> {
			Member member = MemberEdits.require(drawn, host);
			require(member, uplink);
			return drawn.replacing(without(member, uplink));
		});
	}

	private static Member without(Member member, String uplink) {
		return member.withUplinks(member.uplinks().stream().filter(one -> !one.name().equals(uplink)).toList());
	}
}
