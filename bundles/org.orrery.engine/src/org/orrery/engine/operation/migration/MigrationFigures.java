// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.hypervisor.JobProgress;

/** The measured numbers of a migration, by the names under which task records hold them. */
public final class MigrationFigures {
	/** While it runs. */
	public static final String REMAINING = "remaining"; //$NON-NLS-1$
	public static final String RATE = "rate"; //$NON-NLS-1$
	public static final String DIRTY_RATE = "dirty rate"; //$NON-NLS-1$
	public static final String ITERATION = "iteration"; //$NON-NLS-1$
	public static final String EXPECTED_DOWNTIME = "expected downtime"; //$NON-NLS-1$
	public static final String ELAPSED = "elapsed"; //$NON-NLS-1$
	/** When it is done: begin of the precheck's end to the verified end; pause of the guest as the hypervisor measured it; bytes sent. */
	public static final String TOTAL_TIME = "total time"; //$NON-NLS-1$
	public static final String DOWNTIME = "downtime"; //$NON-NLS-1$
	public static final String TRANSFERRED = "transferred"; //$NON-NLS-1$
	/** Guest memory and disks that had to move: what an estimate of the next migration goes by. */
	public static final String SIZE = "size"; //$NON-NLS-1$

	/** And the target of a disk: where it was on the source, when it was given another path of its own. */
	private static final String OLD_PATH = "source path of "; //$NON-NLS-1$

	private MigrationFigures() {
	}

	/** Old paths of the disks that were mapped one by one. */
	static Map<String, String> oldPaths(StoragePlan storage, MigrationMapping mapping) {
		Map<String, String> figures = new LinkedHashMap<>();
		storage.disks().stream().filter(disk -> mapping.disks().containsKey(disk.disk().target()))
				.forEach(disk -> figures.put(OLD_PATH + disk.disk().target(), disk.path()));
		return figures;
	}

	/** @throws IllegalArgumentException naming the figure, when it was not recorded */
	static String oldPath(Map<String, String> figures, String disk) {
		String path = figures.get(OLD_PATH + disk);
		if (path == null)
			throw new IllegalArgumentException(OLD_PATH + disk);
		return path;
	}

	static void report(TaskMonitor monitor, JobProgress job) {
		Map<String, String> figures = new LinkedHashMap<>();
		putBytes(figures, REMAINING, job.dataRemaining());
		if (job.rate() >= 0)
			figures.put(RATE, Quantity.rate(job.rate()));
		if (job.dirtyRate() >= 0)
			figures.put(DIRTY_RATE, Quantity.rate(job.dirtyRate()));
		if (job.iteration() > 0)
			figures.put(ITERATION, String.valueOf(job.iteration()));
		if (job.downtime() != null)
			figures.put(EXPECTED_DOWNTIME, Quantity.duration(job.downtime()));
		figures.put(ELAPSED, Quantity.duration(job.elapsed()));
		monitor.progress(job.phase() == JobProgress.Phase.COMPLETED ? 0.99 : job.fraction(), phase(job.phase()), figures);
	}

	/** @param job completed statistics, null when the hypervisor kept none */
	static Map<String, String> result(Duration total, JobProgress job, long size) {
		Map<String, String> figures = new LinkedHashMap<>();
		figures.put(TOTAL_TIME, Quantity.duration(total));
		if (job != null && job.downtime() != null)
			figures.put(DOWNTIME, Quantity.duration(job.downtime()));
		if (job != null)
			putBytes(figures, TRANSFERRED, job.dataProcessed());
		if (job != null && job.rate() > 0)
			figures.put(RATE, Quantity.rate(job.rate()));
		if (size > 0)
			figures.put(SIZE, Quantity.bytes(size));
		return figures;
	}

	private static void putBytes(Map<String, String> figures, String name, long bytes) {
		if (bytes >= 0)
			figures.put(name, Quantity.bytes(bytes));
	}

	static String phase(JobProgress.Phase phase) {
		return switch (phase) {
		case PREPARE -> Messages.Phase_prepare;
		case STORAGE_COPY -> Messages.Phase_storageCopy;
		case MEMORY_COPY -> Messages.Phase_memoryCopy;
		case POST_COPY -> Messages.Phase_postCopy;
		case SWITCH_OVER, COMPLETED -> Messages.Phase_switchOver;
		case FAILED, CANCELLED -> Messages.Phase_rollBack;
		};
	}
}
