// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFacts;

/** The target has memory for the guest. */
final class MemoryFree implements MigrationRule {
	private static final String RULE = "migration.memory"; //$NON-NLS-1$
	/** Less than this part of the host left over is worth a word. */
	private static final int TIGHT_DIVISOR = 20;

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		long needed = facts.memoryToMove();
		if (needed == 0)
			return List.of();
		if (facts.target().usage() == null || facts.target().usage().memoryAvailable() < 0)
			return List.of(Finding.warning(RULE, Messages.bind(Messages.MemoryFree_unknown, facts.target().name()),
					Messages.bind(Messages.MemoryFree_unknownRemedy, Quantity.bytes(needed))));
		long available = facts.target().usage().memoryAvailable();
		long after = available - needed;
		if (after < 0)
			return List.of(finding(facts, Finding.Severity.OBSTACLE, Messages.MemoryFree_tooLittle,
					Messages.bind(Messages.MemoryFree_tooLittleRemedy, Quantity.bytes(-after)), needed, available));
		if (after < facts.target().usage().memoryTotal() / TIGHT_DIVISOR)
			return List.of(finding(facts, Finding.Severity.WARNING, Messages.MemoryFree_tight, Messages.MemoryFree_tightRemedy, needed, available));
		return List.of();
	}

	private static Finding finding(MigrationFacts facts, Finding.Severity severity, String pattern, String remedy, long needed, long available) {
		return new Finding(severity, RULE,
				Messages.bind(pattern,
						new Object[] { facts.target().name(), Quantity.bytes(available), facts.domain().name(), Quantity.bytes(needed),
								Quantity.bytes(Math.max(0, available - needed)) }),
				remedy, Map.of("needed", Quantity.bytes(needed), "available", Quantity.bytes(available))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
