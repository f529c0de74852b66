// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.DomainRecord;

/** The VM is in a state that can move: running, paused, or shut off with a stored definition. */
final class VmState implements MigrationRule {
	private static final String RULE = "migration.state"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		DomainRecord domain = facts.domain();
		return switch (domain.state()) {
		case RUNNING, PAUSED, SHUT_OFF, CRASHED -> facts.isOffline() && !domain.persistent()
				? List.of(Finding.obstacle(RULE, Messages.bind(Messages.VmState_transientOff, domain.name()), Messages.VmState_transientOffRemedy))
				: List.of();
		case SHUTTING_DOWN -> List.of(
				Finding.obstacle(RULE, Messages.bind(Messages.VmState_shuttingDown, domain.name()), Messages.VmState_shuttingDownRemedy));
		case SUSPENDED -> List.of(Finding.obstacle(RULE, Messages.bind(Messages.VmState_suspended, domain.name()), Messages.VmState_suspendedRemedy));
		case UNKNOWN -> List.of(Finding.obstacle(RULE, Messages.bind(Messages.VmState_unknown, domain.name(), facts.source().name()),
				Messages.VmState_unknownRemedy));
		};
	}
}
