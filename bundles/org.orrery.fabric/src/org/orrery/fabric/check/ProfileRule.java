// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Vlan;

/** Names, ancestors, VLANs and limits of profiles; system profiles are not for VMs. */
final class ProfileRule implements DesignRule {
	private static final int RATE_STEP = 1000;

	@Override
	public void check(DrawnSwitch drawn) {
		Set<String> names = new HashSet<>();
		for (PortProfile profile : drawn.drawn().profiles()) {
			if (profile.name().isBlank())
				drawn.error(drawn.place(profile), "profile-name", Messages.ProfileRule_noName, Messages.ProfileRule_noNameRemedy); //$NON-NLS-1$
			if (!names.add(profile.name()))
				drawn.error(drawn.place(profile), "profile-name", Messages.ProfileRule_sameName, Messages.ProfileRule_sameNameRemedy, profile.name()); //$NON-NLS-1$
			checkParent(drawn, profile);
			checkVlan(drawn, profile);
			checkRate(drawn, profile);
			if (Boolean.TRUE.equals(profile.security().promiscuous()))
				drawn.warning(drawn.place(profile), "promiscuous", Messages.ProfileRule_promiscuous, Messages.ProfileRule_promiscuousRemedy, profile.name()); //$NON-NLS-1$
			if (profile.system() && profile.published())
				drawn.error(drawn.place(profile), "system-profile", Messages.ProfileRule_system, Messages.ProfileRule_systemRemedy, profile.name()); //$NON-NLS-1$
		}
	}

	private static void checkParent(DrawnSwitch drawn, PortProfile profile) {
		if (profile.parent().isEmpty())
			return;
		Optional<PortProfile> parent = drawn.drawn().profile(profile.parent());
		List<String> cycle = drawn.profiles().cycle(profile.name());
		if (parent.isEmpty())
			drawn.error(drawn.place(profile), "parent", Messages.ProfileRule_noParent, Messages.ProfileRule_noParentRemedy, profile.parent()); //$NON-NLS-1$
		else if (!cycle.isEmpty())
			drawn.error(drawn.place(profile), "parent", Messages.ProfileRule_cycle, Messages.ProfileRule_cycleRemedy, String.join(" → ", cycle)); //$NON-NLS-1$ //$NON-NLS-2$
		else if (parent.get().capability() != profile.capability())
			drawn.error(drawn.place(profile), "capability", Messages.ProfileRule_otherKind, Messages.ProfileRule_otherKindRemedy, profile.name(), //$NON-NLS-1$
					profile.parent());
	}

	private static void checkVlan(DrawnSwitch drawn, PortProfile profile) {
		Vlan vlan = profile.vlan();
		if (vlan == null)
			return;
		boolean tagged = vlan.mode() == Vlan.Mode.ACCESS || vlan.mode() == Vlan.Mode.NATIVE;
		Stream<Integer> tags = Stream.concat(tagged ? Stream.of(vlan.tag()) : Stream.empty(), vlan.trunks().stream());
		tags.filter(tag -> !Vlan.isValid(tag)).forEach(
				tag -> drawn.error(drawn.place(profile), "vlan", Messages.ProfileRule_vlan, Messages.ProfileRule_vlanRemedy, tag, Vlan.LOWEST, Vlan.HIGHEST)); //$NON-NLS-1$
	}

	/** Switches count in thousands of bits per second: a limit between would never be found as it was asked for. */
	private static void checkRate(DrawnSwitch drawn, PortProfile profile) {
		Rate rate = profile.rate();
		if (rate == null)
			return;
		for (long limit : new long[] { rate.in(), rate.out() })
			if (limit < 0 || limit % RATE_STEP != 0)
				drawn.error(drawn.place(profile), "rate", Messages.ProfileRule_rate, Messages.ProfileRule_rateRemedy, limit); //$NON-NLS-1$
	}
}
