// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/**
 * What a host has left, as of now.
 *
 * @param memoryTotal     bytes
 * @param memoryAvailable bytes that new guests can use: free plus reclaimable caches; -1 unknown
 * @param cpuBusyNanos    CPU time spent non-idle since boot, summed over CPUs, nanoseconds; -1 unknown
 * @param cpuTotalNanos   CPU time since boot, summed over CPUs, nanoseconds; -1 unknown
 */
public record HostUsage(long memoryTotal, long memoryAvailable, long cpuBusyNanos, long cpuTotalNanos) {
}
