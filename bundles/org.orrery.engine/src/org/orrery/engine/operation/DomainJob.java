// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.Optional;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;

/** The job (migration, save, backup) that runs on a domain now. */
public final class DomainJob {
	private DomainJob() {
	}

	/** Empty when none runs: a domain that is off has none, and hypervisors refuse to be asked for it. */
	public static Optional<JobProgress> runningOn(Optional<DomainRecord> domain, HypervisorConnection host) throws HypervisorException {
		if (domain.isEmpty() || !domain.get().state().isActive() || !host.features().contains(Feature.JOB_STATISTICS))
			return Optional.empty();
		try {
			return host.job(domain.get().uuid()).filter(DomainJob::isRunning);
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.INVALID_STATE || e.code() == ErrorCode.NOT_FOUND)
				return Optional.empty(); // it stopped or went away between the two questions
			throw e;
		}
	}

	private static boolean isRunning(JobProgress job) {
		return switch (job.phase()) {
		case COMPLETED, FAILED, CANCELLED -> false;
		default -> true;
		};
	}
}
