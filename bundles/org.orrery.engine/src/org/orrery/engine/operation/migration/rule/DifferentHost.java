// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** Source and target are two hosts, also when one host is connected twice. */
final class DifferentHost implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		boolean sameConnection = facts.source().connection().equals(facts.target().connection());
		boolean sameHost = facts.source().host() != null && facts.target().host() != null
				&& facts.source().host().uuid().equals(facts.target().host().uuid());
		if (!sameConnection && !sameHost)
			return List.of();
		return List.of(Finding.obstacle("migration.same-host", Messages.bind(Messages.DifferentHost_same, facts.vmName(), facts.target().name()), //$NON-NLS-1$
				Messages.DifferentHost_remedy));
	}
}
