// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.Optional;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Uplink.Teaming;

/** NICs exist and are at one uplink only; teams have members; uplinks follow uplink profiles. */
final class UplinkRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		for (Member member : drawn.drawn().members())
			for (Uplink uplink : member.uplinks()) {
				checkNics(drawn, member, uplink);
				checkTeam(drawn, member, uplink);
				checkProfile(drawn, member, uplink);
			}
	}

	private static void checkNics(DrawnSwitch drawn, Member member, Uplink uplink) {
		for (String nic : uplink.nics()) {
			if (drawn.facts(member).filter(facts -> !facts.nics().containsKey(nic)).isPresent())
				drawn.error(drawn.place(member, uplink), "nic", Messages.UplinkRule_noNic, Messages.UplinkRule_noNicRemedy, member.name(), nic, //$NON-NLS-1$
						String.join(", ", drawn.facts(member).get().nics().keySet().stream().sorted().toList())); //$NON-NLS-1$
			otherOwner(drawn, member, uplink, nic).ifPresent(other -> drawn.error(drawn.place(member, uplink), "nic", Messages.UplinkRule_taken, //$NON-NLS-1$
					Messages.UplinkRule_takenRemedy, nic, other));
		}
	}

	private static Optional<String> otherOwner(DrawnSwitch drawn, Member member, Uplink uplink, String nic) {
		for (DistributedSwitch other : drawn.design().switches())
			for (Member there : other.members())
				if (there.host().equals(member.host()))
					for (Uplink another : there.uplinks())
						if (another != uplink && another.nics().contains(nic))
							return Optional.of(other.name() + '/' + another.name());
		return Optional.empty();
	}

	private static void checkTeam(DrawnSwitch drawn, Member member, Uplink uplink) {
		if (uplink.nics().isEmpty())
			drawn.error(drawn.place(member, uplink), "team", Messages.UplinkRule_noMember, Messages.UplinkRule_noMemberRemedy, uplink.name()); //$NON-NLS-1$
		else if (uplink.nics().size() == 1 && uplink.teaming() != Teaming.NONE)
			drawn.warning(drawn.place(member, uplink), "team", Messages.UplinkRule_oneMember, Messages.UplinkRule_oneMemberRemedy, uplink.name(), //$NON-NLS-1$
					uplink.nics().get(0));
		else if (uplink.nics().size() > 1 && uplink.teaming() == Teaming.NONE)
			drawn.error(drawn.place(member, uplink), "team", Messages.UplinkRule_noMode, Messages.UplinkRule_noModeRemedy, uplink.nics().size()); //$NON-NLS-1$
		if (!SwitchRule.isDevice(uplink.name()))
			drawn.error(drawn.place(member, uplink), "uplink-name", Messages.UplinkRule_name, Messages.SwitchRule_nameRemedy, uplink.name(), //$NON-NLS-1$
					DistributedSwitch.LONGEST_NAME);
	}

	private static void checkProfile(DrawnSwitch drawn, Member member, Uplink uplink) {
		if (uplink.profile().isEmpty())
			return;
		Optional<PortProfile> profile = drawn.drawn().profile(uplink.profile());
		if (profile.isEmpty())
			drawn.error(drawn.place(member, uplink), "uplink-profile", Messages.UplinkRule_noProfile, Messages.UplinkRule_noProfileRemedy, uplink.profile()); //$NON-NLS-1$
		else if (profile.get().capability() != Capability.UPLINK)
			drawn.error(drawn.place(member, uplink), "capability", Messages.UplinkRule_portProfile, Messages.UplinkRule_portProfileRemedy, uplink.profile()); //$NON-NLS-1$
	}
}
