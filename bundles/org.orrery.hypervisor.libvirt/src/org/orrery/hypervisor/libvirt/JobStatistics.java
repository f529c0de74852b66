// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.JobProgress.Phase;

/** libvirt's job statistics in terms of the port. */
final class JobStatistics {
	private static final int NONE = 0;
	private static final int COMPLETED = 3;
	private static final int FAILED = 4;
	private static final int CANCELLED = 5;
	private static final long DEFAULT_PAGE = 4096;

	private final Map<String, Object> values;

	private JobStatistics(Map<String, Object> values) {
		this.values = values;
	}

	/** @param type virDomainJobType; @param values by libvirt's names */
	static Optional<JobProgress> progress(int type, Map<String, Object> values) {
		return type == NONE ? Optional.empty() : Optional.of(new JobStatistics(values).progress(type));
	}

	private JobProgress progress(int type) {
		long pages = number("memory_dirty_rate");
		long pageSize = Math.max(number("memory_page_size"), DEFAULT_PAGE);
		long downtime = number("downtime");
		boolean storage = number("disk_remaining") > 0 && number("memory_processed") <= 0;
		return new JobProgress(phase(type), Duration.ofMillis(Math.max(0, number("time_elapsed"))), number("data_total"),
				number("data_processed"), number("data_remaining"), number("memory_total"), number("memory_processed"),
				number("memory_remaining"), number("disk_total"), number("disk_processed"), number("disk_remaining"),
				number(storage ? "disk_bps" : "memory_bps"), pages < 0 ? -1 : pages * pageSize,
				(int) Math.max(0, number("memory_iteration")), downtime < 0 ? null : Duration.ofMillis(downtime));
	}

	private Phase phase(int type) {
		switch (type) {
		case COMPLETED:
			return Phase.COMPLETED;
		case FAILED:
			return Phase.FAILED;
		case CANCELLED:
			return Phase.CANCELLED;
		default:
			return runningPhase();
		}
	}

	/** Disks are mirrored first; memory follows while the mirrors are kept in step. */
	private Phase runningPhase() {
		if (number("memory_postcopy_requests") > 0)
			return Phase.POST_COPY;
		if (number("memory_processed") > 0)
			return number("memory_remaining") == 0 ? Phase.SWITCH_OVER : Phase.MEMORY_COPY;
		return number("disk_total") > 0 ? Phase.STORAGE_COPY : Phase.PREPARE;
	}

	private long number(String name) {
		return values.get(name) instanceof Long value ? value : -1;
	}
}
