// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.HostFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.Feature;

/** Both hypervisors can migrate, and they are of one kind. */
final class DriverMigrates implements MigrationRule {
	private static final String RULE = "migration.driver"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		List<Finding> findings = new ArrayList<>();
		Stream.of(facts.source(), facts.target()).distinct()
				.filter(host -> host.answered() && !host.features().contains(Feature.LIVE_MIGRATION))
				.forEach(host -> findings.add(Finding.obstacle(RULE, Messages.bind(Messages.DriverMigrates_cannot, host.name(), type(host)),
						Messages.DriverMigrates_cannotRemedy)));
		if (facts.source().answered() && facts.target().answered() && !type(facts.source()).equals(type(facts.target())))
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.DriverMigrates_differ, new Object[] { facts.source().name(),
					type(facts.source()), facts.target().name(), type(facts.target()) }), Messages.DriverMigrates_differRemedy));
		return findings;
	}

	private static String type(HostFacts host) {
		return host.host() == null ? "?" : host.host().hypervisorType(); //$NON-NLS-1$
	}
}
