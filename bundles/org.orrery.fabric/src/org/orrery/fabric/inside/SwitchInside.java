// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.util.List;
import java.util.Optional;

/**
 * One switch of one host, looked into at one moment. Immutable.
 *
 * @param ports by name
 * @param gaps  what could not be seen, each with the reason and what would make it visible; for a person
 */
public record SwitchInside(String name, List<PortStatus> ports, List<MacEntry> macs, List<TeamStatus> teams, List<TunnelStatus> tunnels,
		LoopProtection loops, List<String> gaps) {
	public SwitchInside {
		ports = List.copyOf(ports);
		macs = List.copyOf(macs);
		teams = List.copyOf(teams);
		tunnels = List.copyOf(tunnels);
		gaps = List.copyOf(gaps);
	}

	public Optional<PortStatus> port(String port) {
		return ports.stream().filter(status -> status.name().equals(port)).findFirst();
	}

	public Optional<TeamStatus> team(String port) {
		return teams.stream().filter(status -> status.port().equals(port)).findFirst();
	}
}
