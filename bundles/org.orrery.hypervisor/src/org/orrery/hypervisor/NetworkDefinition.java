// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;

/**
 * A network that hands out ports of an Open vSwitch bridge, which is there already. Immutable.
 *
 * @param bridge     name of the bridge
 * @param portGroups what VMs may choose; one without VLANs gets what the switch does by itself
 * @param marks      kept in the network's metadata, for whoever makes it; keys are names of attributes
 */
public record NetworkDefinition(UUID uuid, String name, String bridge, List<PortGroupRecord> portGroups, Map<String, String> marks) {
	public NetworkDefinition {
		portGroups = List.copyOf(portGroups);
		marks = Collections.unmodifiableMap(new TreeMap<>(marks));
	}

	/** What a host has under the same UUID. */
	public static NetworkDefinition of(NetworkRecord network) {
		return new NetworkDefinition(network.uuid(), network.name(), network.bridge(), network.portGroups(),
				network.marks().stream().collect(Collectors.toMap(mark -> mark.substring(0, mark.indexOf('=')), mark -> mark.substring(mark.indexOf('=') + 1))));
	}
}
