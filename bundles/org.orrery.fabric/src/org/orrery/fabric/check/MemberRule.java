// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;

/** At most 64 hosts, each once, each in a slot of its own. */
final class MemberRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		List<Member> members = drawn.drawn().members();
		if (members.size() > DistributedSwitch.MOST_MEMBERS)
			drawn.error(drawn.place(members.get(DistributedSwitch.MOST_MEMBERS)), "members", Messages.MemberRule_many, Messages.MemberRule_manyRemedy, //$NON-NLS-1$
					members.size(), DistributedSwitch.MOST_MEMBERS);
		Map<Integer, Member> slots = new HashMap<>();
		Set<UUID> hosts = new HashSet<>();
		for (Member member : members) {
			if (member.slot() < DistributedSwitch.FIRST_MEMBER_SLOT || member.slot() > DistributedSwitch.LAST_MEMBER_SLOT)
				drawn.error(drawn.place(member), "slot", Messages.MemberRule_slot, Messages.MemberRule_slotRemedy, member.slot(), //$NON-NLS-1$
						DistributedSwitch.FIRST_MEMBER_SLOT, DistributedSwitch.LAST_MEMBER_SLOT);
			Member other = slots.putIfAbsent(member.slot(), member);
			if (other != null)
				drawn.error(drawn.place(member), "slot", Messages.MemberRule_sameSlot, Messages.MemberRule_sameSlotRemedy, member.slot(), other.name()); //$NON-NLS-1$
			if (!hosts.add(member.host()))
				drawn.error(drawn.place(member), "members", Messages.MemberRule_twice, Messages.MemberRule_twiceRemedy, member.name()); //$NON-NLS-1$
		}
	}
}
