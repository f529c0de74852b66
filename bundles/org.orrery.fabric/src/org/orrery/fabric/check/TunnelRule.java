// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Tunnel;

/** Keys fit their protocol and are used once; members have addresses; what is wrapped still fits the path. */
final class TunnelRule implements DesignRule {
	@Override
	public void check(DrawnSwitch drawn) {
		Map<String, Tunnel> keys = new HashMap<>();
		Set<String> names = new HashSet<>();
		for (Tunnel tunnel : drawn.drawn().tunnels()) {
			if (tunnel.name().isBlank() || !names.add(tunnel.name()))
				drawn.error(drawn.place(tunnel), "tunnel-name", Messages.TunnelRule_name, Messages.TunnelRule_nameRemedy, tunnel.name()); //$NON-NLS-1$
			if (tunnel.key() < 0 || tunnel.key() > tunnel.type().largestKey())
				drawn.error(drawn.place(tunnel), "tunnel-key", Messages.TunnelRule_key, Messages.TunnelRule_keyRemedy, tunnel.key(), tunnel.type(), //$NON-NLS-1$
						tunnel.type().largestKey());
			Tunnel other = keys.putIfAbsent(tunnel.type() + " " + tunnel.key(), tunnel); //$NON-NLS-1$
			if (other != null)
				drawn.error(drawn.place(tunnel), "tunnel-key", Messages.TunnelRule_sameKey, Messages.TunnelRule_sameKeyRemedy, tunnel.key(), other.name()); //$NON-NLS-1$
			checkEnds(drawn, tunnel);
			checkRoom(drawn, tunnel);
		}
	}

	private static void checkEnds(DrawnSwitch drawn, Tunnel tunnel) {
		List<Member> joined = drawn.drawn().members().stream().filter(tunnel::joins).toList();
		if (joined.size() < 2)
			drawn.warning(drawn.place(tunnel), "tunnel-ends", Messages.TunnelRule_ends, Messages.TunnelRule_endsRemedy, joined.size()); //$NON-NLS-1$
		for (Member member : drawn.drawn().members())
			if (member.address().isEmpty() && tunnel.slots().contains(member.slot()))
				drawn.error(drawn.place(member), "tunnel-ends", Messages.TunnelRule_noAddress, Messages.TunnelRule_noAddressRemedy, member.name(), //$NON-NLS-1$
						tunnel.name());
	}

	/** The path is the physical NICs of the member; which of them carries the tunnel the routes decide, so the largest is taken. */
	private static void checkRoom(DrawnSwitch drawn, Tunnel tunnel) {
		int needed = drawn.drawn().mtu() + tunnel.type().overhead();
		for (Member member : drawn.drawn().members()) {
			int path = drawn.facts(member).map(facts -> facts.nics().values().stream().mapToInt(Integer::intValue).max().orElse(0)).orElse(0);
			if (tunnel.joins(member) && path > 0 && path < needed)
				drawn.error(drawn.place(tunnel), "tunnel-mtu", Messages.TunnelRule_mtu, Messages.TunnelRule_mtuRemedy, tunnel.type(), //$NON-NLS-1$
						tunnel.type().overhead(), drawn.drawn().mtu(), needed, member.name(), path, path - tunnel.type().overhead());
		}
	}
}
