// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;

/** Finds the figure that a problem is about by the place that the rules write, for example {@code dvs-prod/host h1/uplink eth1}. */
final class ProblemPlaces {
	private final Map<String, NetworkKey> keys = new HashMap<>();
	private final Map<NetworkKey, List<DesignProblem>> byKey = new HashMap<>();
	private final List<NetworkScene.Located> located = new ArrayList<>();

	ProblemPlaces(NetworkDesign design, List<DesignProblem> problems) {
		design.switches().forEach(this::index);
		for (DesignProblem problem : problems) {
			NetworkKey key = find(problem.place());
			located.add(new NetworkScene.Located(problem, key));
			if (key != null)
				byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(problem);
		}
	}

	private void index(DistributedSwitch drawn) {
		keys.put(drawn.name(), new NetworkKey.OfSwitch(drawn.id()));
		String inside = drawn.name() + '/';
		drawn.profiles().forEach(profile -> keys.put(inside + "profile " + profile.name(), new NetworkKey.OfProfile(drawn.id(), profile.name()))); //$NON-NLS-1$
		drawn.tunnels().forEach(tunnel -> keys.put(inside + "tunnel " + tunnel.name(), new NetworkKey.OfTunnel(drawn.id(), tunnel.name()))); //$NON-NLS-1$
		drawn.mirrors().forEach(mirror -> keys.put(inside + "mirror " + mirror.name(), new NetworkKey.OfMirror(drawn.id(), mirror.name()))); //$NON-NLS-1$
		for (Member member : drawn.members()) {
			String host = inside + "host " + member.name(); //$NON-NLS-1$
			keys.put(host, new NetworkKey.OfHost(member.host()));
			member.uplinks().forEach(uplink -> keys.put(host + "/uplink " + uplink.name(), new NetworkKey.OfUplink(drawn.id(), member.host(), uplink.name()))); //$NON-NLS-1$
		}
	}

	/** The figure of the place itself, else of what it is in. */
	private NetworkKey find(String place) {
		for (String outer = place; !outer.isEmpty(); outer = outer.contains("/") ? outer.substring(0, outer.lastIndexOf('/')) : "") { //$NON-NLS-1$ //$NON-NLS-2$
			NetworkKey key = keys.get(outer);
			if (key != null)
				return key;
		}
		return null;
	}

	List<DesignProblem> of(NetworkKey key) {
		return byKey.getOrDefault(key, List.of());
	}

	List<NetworkScene.Located> located() {
		return located;
	}
}
