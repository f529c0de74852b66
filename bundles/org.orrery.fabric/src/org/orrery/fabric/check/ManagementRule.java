// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Uplink;

/** A NIC that becomes an uplink loses its own addresses' path: the one that the console reaches the host by must not. */
final class ManagementRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		for (Member member : drawn.drawn().members())
			for (Uplink uplink : member.uplinks())
				for (String nic : uplink.nics())
					if (drawn.facts(member).filter(facts -> facts.management().contains(nic)).isPresent())
						drawn.error(drawn.place(member, uplink), "management", Messages.ManagementRule_cut, Messages.ManagementRule_remedy, nic, member.name()); //$NON-NLS-1$
	}
}
