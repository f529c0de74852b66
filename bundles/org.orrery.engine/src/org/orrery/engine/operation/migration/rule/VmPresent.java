// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** The VM is where it was seen last. */
final class VmPresent implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		if (!facts.source().answered() || facts.domain() != null)
			return List.of();
		return List.of(Finding.obstacle("migration.vm", Messages.bind(Messages.VmPresent_gone, facts.vmName(), facts.source().name()), //$NON-NLS-1$
				Messages.VmPresent_remedy));
	}
}
