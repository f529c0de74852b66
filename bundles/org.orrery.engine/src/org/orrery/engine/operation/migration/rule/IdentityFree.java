// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.DomainRecord;

/** The target has no VM of that name or UUID. */
final class IdentityFree implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		DomainRecord domain = facts.domain();
		for (DomainRecord other : facts.target().domains()) {
			if (other.uuid().equals(domain.uuid()))
				return List.of(Finding.obstacle("migration.uuid", Messages.bind( //$NON-NLS-1$
						other.state().isActive() ? Messages.IdentityFree_uuidRuns : Messages.IdentityFree_uuid, facts.target().name(), domain.name()),
						other.state().isActive() ? Messages.IdentityFree_uuidRunsRemedy : Messages.IdentityFree_uuidRemedy));
			if (other.name().equals(domain.name()))
				return List.of(Finding.obstacle("migration.name", //$NON-NLS-1$
						Messages.bind(Messages.IdentityFree_name, facts.target().name(), domain.name()), Messages.IdentityFree_nameRemedy));
		}
		return List.of();
	}
}
