// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.engine.operation.migration.MigrationFacts;

/** A host in maintenance is kept empty. */
final class InService implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		return facts.target().maintenance().filter(Maintenance::refusesVms)
				.map(maintenance -> List.of(Finding.obstacle("migration.maintenance", //$NON-NLS-1$
						Messages.bind(Messages.InService_maintenance, facts.target().name(), maintenance.inWords()),
						Messages.bind(Messages.InService_remedy, facts.target().name()))))
				.orElse(List.of());
	}
}
