// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.UUID;

/**
 * Counters of one active domain at one moment. Immutable. Unknown values are -1.
 *
 * @param cpuNanos      CPU time used since start, nanoseconds
 * @param balloon       current memory of the guest, bytes; @param rss resident on the host, bytes
 * @param unused        free inside the guest, bytes
 * @param diskRead, diskWritten, netReceived, netSent bytes since start, summed over devices
 */
public record DomainStatistics(UUID domain, DomainState state, long cpuNanos, int vcpus, long balloon, long rss, long unused,
		long diskRead, long diskWritten, long netReceived, long netSent) {
	public enum Group {
		STATE, CPU, MEMORY, VCPU, NETWORK, BLOCK
	}
}
