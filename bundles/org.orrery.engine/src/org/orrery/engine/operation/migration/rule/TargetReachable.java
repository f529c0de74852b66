// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.TargetAddress;

/** It is known how the source host dials the target. */
final class TargetReachable implements MigrationRule {
	private static final String RULE = "migration.target-uri"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		TargetAddress address = facts.address();
		if (address.uri() == null)
			return List.of(Finding.obstacle(RULE, Messages.bind(Messages.TargetReachable_none, facts.source().name(), address.problem()),
					Messages.TargetReachable_remedy));
		return address.guessed() ? List.of(Finding.warning(RULE,
				Messages.bind(Messages.TargetReachable_guessed, facts.source().name(), address.uri()), Messages.TargetReachable_remedy)) : List.of();
	}
}
