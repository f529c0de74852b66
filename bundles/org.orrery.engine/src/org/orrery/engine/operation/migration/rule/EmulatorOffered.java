// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.EmulatorRecord;

/** The target has the architecture, the emulator program and the machine type of the VM. */
final class EmulatorOffered implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		DomainRecord domain = facts.domain();
		if (facts.target().emulators().isEmpty() || domain.architecture().isEmpty())
			return List.of();
		List<EmulatorRecord> ofArchitecture = facts.target().emulators().stream()
				.filter(emulator -> emulator.architecture().equals(domain.architecture())).toList();
		if (ofArchitecture.isEmpty())
			return List.of(Finding.obstacle("migration.architecture", //$NON-NLS-1$
					Messages.bind(Messages.EmulatorOffered_architecture, facts.target().name(), domain.architecture()),
					Messages.EmulatorOffered_architectureRemedy));
		List<Finding> findings = new ArrayList<>();
		if (!domain.emulator().isEmpty() && ofArchitecture.stream().noneMatch(emulator -> emulator.path().equals(domain.emulator())))
			findings.add(Finding.obstacle("migration.emulator", //$NON-NLS-1$
					Messages.bind(Messages.EmulatorOffered_emulator, new Object[] { domain.name(), domain.emulator(), facts.target().name(),
							ofArchitecture.stream().map(EmulatorRecord::path).distinct().collect(Collectors.joining(", ")) }), //$NON-NLS-1$
					Messages.EmulatorOffered_emulatorRemedy));
		if (!domain.machine().isEmpty() && ofArchitecture.stream().noneMatch(emulator -> emulator.machines().contains(domain.machine())))
			findings.add(Finding.obstacle("migration.machine", //$NON-NLS-1$
					Messages.bind(Messages.EmulatorOffered_machine, domain.machine(), facts.target().name()),
					Messages.bind(Messages.EmulatorOffered_machineRemedy, facts.target().name())));
		return findings;
	}
}
