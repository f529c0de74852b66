// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.Map;
import java.util.Optional;

import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.SwitchInside;

/**
 * The inside of one switch with what the fleet knows of it. Immutable.
 *
 * @param host   for a person
 * @param totals by the port's name, what its NIC has counted on all hosts together; only of ports of designed switches
 * @param vms    names of VMs by the MAC addresses of their NICs, all of the fleet
 */
public record InsideView(String connection, String host, SwitchInside inside, Map<String, PortCounters> totals, Map<String, String> vms) {
	public InsideView {
		totals = Map.copyOf(totals);
		vms = Map.copyOf(vms);
	}

	/** @param mac lower case */
	public Optional<String> vm(String mac) {
		return Optional.ofNullable(vms.get(mac));
	}
}
