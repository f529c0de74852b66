// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.time.Duration;

/**
 * Progress of a domain's job at one moment. Immutable. Bytes, bytes per second; -1 unknown.
 *
 * @param dirtyRate        bytes the guest rewrites per second
 * @param iteration        pass of the memory copy, from 1; 0 before
 * @param downtime         expected pause at the end (running job) or the real one (completed job); null unknown
 */
public record JobProgress(Phase phase, Duration elapsed, long dataTotal, long dataProcessed, long dataRemaining, long memoryTotal,
		long memoryProcessed, long memoryRemaining, long diskTotal, long diskProcessed, long diskRemaining, long rate, long dirtyRate,
		int iteration, Duration downtime) {
	public enum Phase {
		PREPARE, STORAGE_COPY, MEMORY_COPY, POST_COPY, SWITCH_OVER, COMPLETED, FAILED, CANCELLED
	}

	/** 0…1; -1 when nothing is known yet. Never 1 before the job completed. */
	public double fraction() {
		if (phase == Phase.COMPLETED)
			return 1;
		if (dataTotal <= 0 || dataRemaining < 0)
			return -1;
		return Math.max(0, Math.min(0.99, 1.0 - (double) dataRemaining / dataTotal));
	}
}
