// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.stream.Stream;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** Both hosts are connected and answer in time. */
final class HostsAnswer implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		return Stream.of(facts.source(), facts.target()).filter(host -> !host.answered())
				.map(host -> Finding.obstacle(host == facts.source() ? "migration.source-connected" : "migration.target-connected", //$NON-NLS-1$ //$NON-NLS-2$
						Messages.bind(Messages.HostsAnswer_silent, host.name(), host.silence()), host.remedy()))
				.toList();
	}
}
