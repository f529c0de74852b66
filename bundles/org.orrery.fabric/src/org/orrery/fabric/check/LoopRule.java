// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.List;
import java.util.Optional;

import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.PortProfile.Effective;
import org.orrery.fabric.design.Uplink;
import org.orrery.fabric.design.Vlan;

/** The switches send no spanning tree: two uplinks of one host that carry the same VLAN make a loop with the physical network. */
final class LoopRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		for (Member member : drawn.drawn().members()) {
			List<Uplink> uplinks = member.uplinks();
			for (int i = 0; i < uplinks.size(); i++)
				for (int j = i + 1; j < uplinks.size(); j++)
					check(drawn, member, uplinks.get(i), uplinks.get(j));
		}
	}

	private static void check(DrawnSwitch drawn, Member member, Uplink one, Uplink other) {
		common(vlan(drawn, one), vlan(drawn, other)).ifPresent(shared -> drawn.error(drawn.place(member, other), "loop", Messages.LoopRule_loop, //$NON-NLS-1$
				Messages.LoopRule_remedy, one.name(), other.name(), shared));
	}

	private static Vlan vlan(DrawnSwitch drawn, Uplink uplink) {
		return drawn.profiles().of(uplink.profile()).map(Effective::vlan).orElse(Vlan.trunk(List.of()));
	}

	private static Optional<String> common(Vlan one, Vlan other) {
		if (one.wanted().isEmpty() && other.wanted().isEmpty())
			return Optional.of(Messages.LoopRule_all);
		Vlan smaller = one.wanted().isEmpty() ? other : one;
		Vlan larger = smaller == one ? other : one;
		return smaller.wanted().stream().filter(larger::carries).findFirst().map(String::valueOf);
	}
}
