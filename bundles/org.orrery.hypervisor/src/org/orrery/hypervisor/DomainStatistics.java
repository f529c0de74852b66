// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * Counters of one active domain at one moment. Immutable. Unknown values are -1.
 *
 * @param cpuNanos    CPU time used since start, nanoseconds
 * @param stealNanos  time in which virtual processors wanted to run and had to wait for one of the host's, nanoseconds, summed over them
 * @param balloon     current memory of the guest, bytes; @param rss resident on the host, bytes
 * @param unused      free inside the guest, bytes
 * @param netReceived, netSent bytes since start, summed over devices
 */
public record DomainStatistics(UUID domain, DomainState state, long cpuNanos, long stealNanos, int vcpus, long balloon, long rss, long unused,
		long netReceived, long netSent, List<Disk> disks) {
	public enum Group {
		STATE, CPU, MEMORY, VCPU, NETWORK, BLOCK
	}

	/**
	 * Counters of one disk since start.
	 *
	 * @param target as in {@link DomainRecord.DiskRecord#target}
	 * @param reads, writes requests; @param readNanos, writeNanos what they took from asking to the answer, summed, nanoseconds
	 */
	public record Disk(String target, long readBytes, long writtenBytes, long reads, long writes, long readNanos, long writeNanos) {
	}

	public DomainStatistics {
		disks = List.copyOf(disks);
	}

	/** Bytes since start, summed over disks. */
	public long diskRead() {
		return sum(Disk::readBytes);
	}

	/** Bytes since start, summed over disks. */
	public long diskWritten() {
		return sum(Disk::writtenBytes);
	}

	/** A counter over all disks that tell it; -1 when none does. */
	public long sum(ToLongFunction<Disk> counter) {
		long total = -1;
		for (Disk disk : disks) {
			long value = counter.applyAsLong(disk);
			if (value >= 0)
				total = Math.max(0, total) + value;
		}
		return total;
	}
}
