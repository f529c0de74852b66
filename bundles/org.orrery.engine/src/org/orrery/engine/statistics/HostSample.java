// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;

/**
 * What a host was busy with between two readings. Immutable. Unknown values are -1.
 *
 * @param cpu         share of all its processors, 0 to 1
 * @param memoryUsed  bytes that new VMs cannot have
 * @param memoryTotal bytes
 */
public record HostSample(Instant at, double cpu, long memoryUsed, long memoryTotal) {
	static HostSample of(Course course, int index) {
		return new HostSample(Instant.ofEpochMilli(course.millis(index)), Row.figure(course, index, Metric.CPU), Row.whole(course, index, Metric.MEMORY),
				(long) Row.other(course, index, Row.CAPACITY));
	}

	/** Share of its memory, 0 to 1; -1 unknown. */
	public double memory() {
		return memoryUsed < 0 || memoryTotal <= 0 ? -1 : (double) memoryUsed / memoryTotal;
	}
}
