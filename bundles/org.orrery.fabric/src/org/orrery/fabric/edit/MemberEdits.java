// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Tunnel;

/** Hosts of a switch and the slots that they have. */
public final class MemberEdits {
	private MemberEdits() {
	}

	/** In the lowest free slot. Done already: nothing changes. */
	public static DesignEdit add(UUID id, UUID host, String name) {
		return DesignEdit.of(id, drawn -> drawn.replacing(memberOrNew(drawn, host, name)));
	}

	static Member memberOrNew(DistributedSwitch drawn, UUID host, String name) throws EditRefusedException {
		if (drawn.member(host).isPresent())
			return drawn.member(host).get();
		if (drawn.freeSlot().isEmpty())
			throw DesignEdit.refuse(Messages.Member_full, Messages.Member_fullRemedy, drawn.name(), DistributedSwitch.MOST_MEMBERS);
		return new Member(drawn.freeSlot().getAsInt(), host, name, "", List.of()); //$NON-NLS-1$
	}

	static Member require(DistributedSwitch drawn, UUID host) throws EditRefusedException {
		return drawn.member(host).orElseThrow(() -> DesignEdit.refuse(Messages.Member_gone, Messages.Edit_goneRemedy, drawn.name()));
	}

	public static DesignEdit address(UUID id, UUID host, String address) {
		return DesignEdit.of(id, drawn -> {
			Member member = require(drawn, host);
			return drawn.replacing(new Member(member.slot(), host, member.name(), address.strip(), member.uplinks()));
		});
	}

	public static DesignEdit slot(UUID id, UUID host, int slot) {
		return DesignEdit.of(id, drawn -> {
			Member member = require(drawn, host);
			for (Member other : drawn.members())
				if (other.slot() == slot && !other.host().equals(host))
					throw DesignEdit.refuse(Messages.Member_slotTaken, Messages.Member_slotRemedy, slot, other.name());
			List<Tunnel> tunnels = drawn.tunnels().stream().map(tunnel -> new Tunnel(tunnel.name(), tunnel.type(), tunnel.key(),
					tunnel.slots().stream().map(old -> old == member.slot() ? Integer.valueOf(slot) : old).toList())).toList();
			return drawn.withTunnels(tunnels).replacing(new Member(slot, host, member.name(), member.address(), member.uplinks()));
		});
	}

	/** With its uplinks, and out of its tunnels; refused when a tunnel would be left with one end. */
	public static DesignEdit remove(UUID id, UUID host) {
		return DesignEdit.of(id, drawn -> {
			Member member = require(drawn, host);
			List<Tunnel> tunnels = new ArrayList<>();
			for (Tunnel tunnel : drawn.tunnels())
				tunnels.add(TunnelEdits.without(tunnel, member));
			return drawn.withTunnels(tunnels).withMembers(drawn.members().stream().filter(one -> !one.host().equals(host)).toList());
		});
	}
}
