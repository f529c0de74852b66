// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** Nobody else works on the VM: no task of Orrery, no job of anybody else at the host. */
final class NotInUse implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		List<Finding> findings = new ArrayList<>();
		facts.holder().ifPresent(holder -> findings.add(Finding.obstacle("migration.task", //$NON-NLS-1$
				Messages.bind(Messages.NotInUse_task, facts.vmName(), holder), Messages.NotInUse_taskRemedy)));
		if (facts.job().isPresent() && facts.holder().isEmpty())
			findings.add(Finding.obstacle("migration.job", Messages.bind(Messages.NotInUse_job, facts.vmName(), facts.source().name()), //$NON-NLS-1$
					Messages.NotInUse_jobRemedy));
		return findings;
	}
}
