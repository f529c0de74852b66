// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a member beside the design. Immutable.
 *
 * @param nics       MTU in bytes by the name of the physical NIC; 0: unknown
 * @param management NICs over which the console reaches the host
 */
public record HostFacts(UUID host, Map<String, Integer> nics, Set<String> management) {
	public HostFacts {
		nics = Map.copyOf(nics);
		management = Set.copyOf(management);
	}
}
