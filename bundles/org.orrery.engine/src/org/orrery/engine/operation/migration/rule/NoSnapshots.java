// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** Snapshots stay behind, so libvirt refuses to migrate a VM that has any. */
final class NoSnapshots implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		int count = facts.snapshots().size();
		if (count == 0)
			return List.of();
		return List.of(new Finding(facts.isQemu() ? Finding.Severity.OBSTACLE : Finding.Severity.WARNING, "migration.snapshots", //$NON-NLS-1$
				Messages.bind(Messages.NoSnapshots_has, facts.domain().name(), count), Messages.NoSnapshots_remedy,
				Map.of("snapshots", String.valueOf(count)))); //$NON-NLS-1$
	}
}
