// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Tunnel;

/** Tunnels between members. */
public final class TunnelEdits {
	/** Keys below are often taken by hand. */
	private static final long FIRST_KEY = 5001;

	private TunnelEdits() {
	}

	/** A new one between two members, with a name and a key that are free. */
	public static DesignEdit connect(UUID id, Tunnel.Type type, UUID one, UUID other) {
		return DesignEdit.of(id, drawn -> {
			Member first = MemberEdits.require(drawn, one);
			Member second = MemberEdits.require(drawn, other);
			if (one.equals(other))
				throw DesignEdit.refuse(Messages.Tunnel_itself, Messages.Tunnel_itselfRemedy, first.name());
			List<Integer> slots = List.of(Math.min(first.slot(), second.slot()), Math.max(first.slot(), second.slot()));
			for (Tunnel tunnel : drawn.tunnels())
				if (tunnel.type() == type && (tunnel.slots().isEmpty() || tunnel.slots().containsAll(slots)))
					throw DesignEdit.refuse(Messages.Tunnel_joined, Messages.Tunnel_joinedRemedy, first.name(), second.name(), tunnel.name());
			return append(drawn, type, slots);
		});
	}

	/** A new one between all members that have an address. */
	public static DesignEdit addForAll(UUID id, Tunnel.Type type) {
		return DesignEdit.of(id, drawn -> append(drawn, type, List.of()));
	}

	private static DistributedSwitch append(DistributedSwitch drawn, Tunnel.Type type, List<Integer> slots) {
		String name = FreeName.of("tunnel", 0, drawn.tunnels().stream().map(Tunnel::name).toList()); //$NON-NLS-1$
		long key = FreeName.number(FIRST_KEY, drawn.tunnels().stream().map(Tunnel::key).toList());
		List<Tunnel> all = new ArrayList<>(drawn.tunnels());
		all.add(new Tunnel(name, type, key, slots));
		return drawn.withTunnels(all);
	}

	/** One member more. */
	public static DesignEdit join(UUID id, String tunnel, UUID host) {
		return DesignEdit.of(id, drawn -> {
			Tunnel before = require(drawn, tunnel);
			Member member = MemberEdits.require(drawn, host);
			if (before.slots().isEmpty() || before.slots().contains(member.slot()))
				throw DesignEdit.refuse(Messages.Tunnel_already, Messages.Tunnel_alreadyRemedy, member.name(), tunnel);
			List<Integer> slots = new ArrayList<>(before.slots());
			slots.add(member.slot());
			return change(drawn, tunnel, new Tunnel(before.name(), before.type(), before.key(), slots.stream().sorted().toList()));
		});
	}

	private static Tunnel require(DistributedSwitch drawn, String tunnel) throws EditRefusedException {
		return drawn.tunnels().stream().filter(one -> one.name().equals(tunnel)).findFirst()
				.orElseThrow(() -> DesignEdit.refuse(Messages.Tunnel_gone, Messages.Edit_goneRemedy, tunnel));
	}

	public static DesignEdit change(UUID id, String tunnel, Tunnel after) {
		return DesignEdit.of(id, drawn -> change(drawn, tunnel, after));
	}

	private static DistributedSwitch change(DistributedSwitch drawn, String tunnel, Tunnel after) throws EditRefusedException {
		Tunnel before = require(drawn, tunnel);
		if (!after.name().equals(tunnel) && drawn.tunnels().stream().anyMatch(one -> one.name().equals(after.name())))
			throw DesignEdit.refuse(Messages.Tunnel_nameTaken, Messages.Edit_nameRemedy, after.name());
		return drawn.withTunnels(drawn.tunnels().stream().map(one -> one == before ? after : one).toList());
	}

	/** The tunnel when a member leaves. An empty list of slots means all, so a list never becomes empty by this. */
	static Tunnel without(Tunnel tunnel, Member member) throws EditRefusedException {
		if (!tunnel.slots().contains(member.slot()))
			return tunnel;
		if (tunnel.slots().size() <= 2)
			throw DesignEdit.refuse(Messages.Tunnel_lastEnds, Messages.Tunnel_lastEndsRemedy, tunnel.name(), member.name());
		return new Tunnel(tunnel.name(), tunnel.type(), tunnel.key(), tunnel.slots().stream().filter(slot -> slot != member.slot()).toList());
	}

	public static DesignEdit leave(UUID id, String tunnel, UUID host) {
		return DesignEdit.of(id, drawn -> change(drawn, tunnel, without(require(drawn, tunnel), MemberEdits.require(drawn, host))));
	}

	public static DesignEdit remove(UUID id, String tunnel) {
		return DesignEdit.of(id, drawn -> {
			Tunnel gone = require(drawn, tunnel);
			return drawn.withTunnels(drawn.tunnels().stream().filter(one -> one != gone).toList());
		});
	}
}
