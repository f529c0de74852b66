// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Vlan;

/** A VLAN that no uplink and no tunnel of a member carries ends at that host. */
final class VlanReachRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		if (drawn.drawn().members().size() < 2)
			return;
		for (PortProfile profile : drawn.drawn().profiles())
			// What nobody may choose is there to be inherited from.
			if (profile.capability() == Capability.PORT && profile.published())
				drawn.profiles().of(profile.name()).ifPresent(effective -> check(drawn, profile, effective.vlan()));
	}

	private static void check(DrawnSwitch drawn, PortProfile profile, Vlan vlan) {
		for (Member member : drawn.drawn().members()) {
			if (member.uplinks().isEmpty() || drawn.drawn().tunnels().stream().anyMatch(tunnel -> tunnel.joins(member)))
				continue;
			List<Integer> missing = vlan.wanted().stream().filter(tag -> !isCarried(drawn, member, tag)).toList();
			if (!missing.isEmpty())
				drawn.warning(drawn.place(profile), "vlan-on-uplink", Messages.VlanReachRule_missing, Messages.VlanReachRule_remedy, profile.name(), //$NON-NLS-1$
						missing.get(0) == 0 ? Messages.VlanReachRule_untagged : NLS.bind(Messages.VlanReachRule_vlan, missing.get(0)), member.name());
		}
	}

	private static boolean isCarried(DrawnSwitch drawn, Member member, int tag) {
		return member.uplinks().stream()
				.anyMatch(uplink -> drawn.profiles().of(uplink.profile()).map(Effective::vlan).orElse(Vlan.trunk(List.of())).carries(tag));
	}
}
