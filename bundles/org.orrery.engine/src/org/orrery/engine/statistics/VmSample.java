// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;

/**
 * What a VM used between two readings. Immutable. Unknown values are -1.
 *
 * @param cores      processors kept busy on average, e.g. 1.5
 * @param vcpus      processors it has
 * @param memory     bytes of the host's memory that it occupies
 * @param diskRead, diskWritten, netReceived, netSent bytes/s, summed over devices
 */
public record VmSample(Instant at, double cores, int vcpus, long memory, long diskRead, long diskWritten, long netReceived, long netSent) {
	static VmSample of(Course course, int index) {
		double cpu = Row.figure(course, index, Metric.CPU);
		double vcpus = Row.other(course, index, Row.CPUS);
		return new VmSample(Instant.ofEpochMilli(course.millis(index)), cpu < 0 ? -1 : cpu * vcpus, (int) vcpus, Row.whole(course, index, Metric.MEMORY),
				Row.whole(course, index, Metric.DISK_READ), Row.whole(course, index, Metric.DISK_WRITTEN),
				Row.whole(course, index, Metric.NET_RECEIVED), Row.whole(course, index, Metric.NET_SENT));
	}

	/** Share of its processors, 0 to 1; -1 unknown. Steps of the clocks may take it a little above 1, which is cut. */
	public double cpu() {
		return cores < 0 || vcpus <= 0 ? -1 : Math.min(1, cores / vcpus);
	}

	/** Bytes/s read and written; -1 unknown. */
	public long disk() {
		return sum(diskRead, diskWritten);
	}

	/** Bytes/s received and sent; -1 unknown. */
	public long network() {
		return sum(netReceived, netSent);
	}

	private static long sum(long a, long b) {
		return a < 0 || b < 0 ? -1 : a + b;
	}
}
