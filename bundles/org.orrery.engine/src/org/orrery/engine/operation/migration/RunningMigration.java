// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;

/** A migration under way at its source, whoever began it, as operations upon it see it. Engine threads. */
record RunningMigration(HostAccess source, UUID vm, String vmName) {
	Optional<JobProgress> job() throws HypervisorException {
		return source.ask(connection -> connection.job(vm));
	}

	/** Passes when there is one. */
	CheckResult check() {
		try {
			if (job().isPresent())
				return CheckResult.CLEAR;
			return refused("migration.running", Messages.bind(Messages.AbortMigration_noJob, vmName, source.name()), //$NON-NLS-1$
					Messages.AbortMigration_noJobRemedy);
		} catch (HypervisorException e) {
			return refused("host.answers", Messages.bind(Messages.AbortMigration_unknown, source.name(), e.detail()), HostFailure.remedy(e)); //$NON-NLS-1$
		}
	}

	private static CheckResult refused(String rule, String message, String remedy) {
		return new CheckResult(List.of(Finding.obstacle(rule, message, remedy)));
	}

	/** How virsh names the source. */
	String uri() {
		return source.host().map(found -> found.definition().uri()).orElse(""); //$NON-NLS-1$
	}
}
