// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.network.NetworkComparison.Drift;
import org.orrery.engine.network.NetworkComparison.HostDrift;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.design.NetworkDesign;

/** One row of a comparison, which a person can choose alone. Immutable. */
public record Difference(HostDrift host, Drift drift) {
	/** All of what differs on the hosts that are seen. */
	public static List<Difference> of(NetworkComparison comparison) {
		List<Difference> all = new ArrayList<>();
		for (HostDrift host : comparison.hosts())
			host.drifts().forEach(drift -> all.add(new Difference(host, drift)));
		return all;
	}

	/** How a person names it in writing: "h2: dvs0/port team0"; the host's name alone stands for all of its differences. */
	public boolean isCalled(String words) {
		String name = words.strip();
		if (name.equals(host.name()))
			return true;
		return name.startsWith(host.name() + ':') && name.substring(host.name().length() + 1).strip().equals(drift.place());
	}

	/** What makes the hosts what the design says, in the chosen places only. */
	public static List<HostChange> overwriting(List<Difference> chosen) {
		Map<String, List<FabricStep>> steps = new LinkedHashMap<>();
		Map<String, HostDrift> hosts = new LinkedHashMap<>();
		for (Difference one : chosen) {
			hosts.put(one.host().connection(), one.host());
			steps.computeIfAbsent(one.host().connection(), first -> new ArrayList<>()).add(one.drift().overwrite());
		}
		return hosts.values().stream().map(host -> new HostChange(host.connection(), host.host(), host.name(), steps.get(host.connection()))).toList();
	}

	/**
	 * The design with what the hosts have in the chosen places. Those that are not {@link Drift#adoptable} change nothing.
	 *
	 * @param all the design with every difference taken over, by {@link Networks#adopt}
	 */
	public static NetworkDesign adopting(NetworkDesign design, NetworkDesign all, List<Difference> chosen) {
		NetworkDesign after = design;
		for (Difference one : chosen)
			after = AdoptedDrift.take(after, all, one.host().host(), one.drift().overwrite());
		return after;
	}
}
