// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/**
 * What a host can run guests with. Immutable.
 *
 * @param domainTypes "kvm", "qemu", …; @param machines names and aliases of machine types
 */
public record EmulatorRecord(String path, String architecture, String osType, List<String> domainTypes, List<String> machines) {
	public EmulatorRecord {
		domainTypes = List.copyOf(domainTypes);
		machines = List.copyOf(machines);
	}
}
