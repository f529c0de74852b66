// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.UUID;

/**
 * A host as its hypervisor describes it. Immutable.
 *
 * @param uuid               of the host, as the hypervisor states it; a stable substitute where it states none
 * @param hypervisorType     "QEMU", "Test", "LXC", …
 * @param hypervisorVersion  "7.2.22", empty when unknown
 * @param libraryVersion     of libvirt on the host, "9.0.0"
 * @param memory             total, bytes
 * @param migrationTransports URI schemes for live migration, empty when the host cannot
 */
public record HostRecord(UUID uuid, String hostname, String hypervisorType, String hypervisorVersion, String libraryVersion, Cpu cpu,
		long memory, List<NumaCell> numaCells, List<String> migrationTransports, boolean secureTransport) {

	/**
	 * @param model    named model, e.g. "Skylake-Client"
	 * @param features names of additional features
	 * @param xml      the {@code <cpu>} element of the host capabilities, for comparison
	 */
	public record Cpu(String architecture, String model, String vendor, List<String> features, int sockets, int coresPerSocket,
			int threadsPerCore, int logicalCpus, int megahertz, String xml) {
		public Cpu {
			features = List.copyOf(features);
		}
	}

	/** @param memory bytes; @param cpus numbers of the logical CPUs */
	public record NumaCell(int id, long memory, List<Integer> cpus) {
		public NumaCell {
			cpus = List.copyOf(cpus);
		}
	}

	public HostRecord {
		numaCells = List.copyOf(numaCells);
		migrationTransports = List.copyOf(migrationTransports);
	}
}
