// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;

/** The target can give the guest the CPU it has, by the hypervisor's own comparison. */
final class CpuCompatible implements MigrationRule {
	private static final String RULE = "migration.cpu"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		if (facts.isOffline() || facts.domain().cpuXml().isBlank())
			return List.of();
		if (facts.domain().cpuXml().contains("host-passthrough")) //$NON-NLS-1$
			return passedThrough(facts);
		CpuComparison cpu = facts.cpu();
		if (cpu == null)
			return List.of();
		if (!cpu.compatible())
			return List.of(incompatible(facts, cpu));
		return cpu.verdict() == CpuComparison.Verdict.UNKNOWN && facts.domain().cpuXml().contains("<model") //$NON-NLS-1$
				? List.of(Finding.warning(RULE, Messages.bind(Messages.CpuCompatible_unknown, facts.target().name(), cpu.detail()),
						Messages.CpuCompatible_unknownRemedy))
				: List.of();
	}

	private static Finding incompatible(MigrationFacts facts, CpuComparison cpu) {
		String missing = cpu.missing().isEmpty() ? cpu.detail() : String.join(", ", cpu.missing()); //$NON-NLS-1$
		return new Finding(Finding.Severity.OBSTACLE, RULE,
				Messages.bind(Messages.CpuCompatible_incompatible, new Object[] { facts.target().name(), facts.domain().name(), missing }),
				remedy(cpu.common()), Map.of("missing", missing)); //$NON-NLS-1$
	}

	private static String remedy(CpuBaseline common) {
		if (common == null)
			return Messages.CpuCompatible_remedy;
		return common.disabled().isEmpty() ? Messages.bind(Messages.CpuCompatible_commonRemedy, common.model())
				: Messages.bind(Messages.CpuCompatible_commonWithoutRemedy, common.model(), String.join(", ", common.disabled())); //$NON-NLS-1$
	}

	/** The guest has seen the physical CPU; nobody but the person knows what it made of it. */
	private static List<Finding> passedThrough(MigrationFacts facts) {
		String from = facts.source().host().cpu().model();
		String to = facts.target().host().cpu().model();
		return from.equals(to) ? List.of()
				: List.of(Finding.warning(RULE, Messages.bind(Messages.CpuCompatible_passthrough,
						new Object[] { facts.domain().name(), facts.source().name(), from, facts.target().name(), to }),
						Messages.CpuCompatible_passthroughRemedy));
	}
}
