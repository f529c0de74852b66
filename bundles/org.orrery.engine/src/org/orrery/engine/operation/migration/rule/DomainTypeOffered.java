// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;

/** The target offers the kind of virtualization (kvm, qemu) that the VM uses. */
final class DomainTypeOffered implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		String wanted = facts.domain().domainType();
		List<String> offered = facts.target().emulators().stream()
				.filter(emulator -> emulator.architecture().equals(facts.domain().architecture()))
				.flatMap(emulator -> emulator.domainTypes().stream()).distinct().toList();
		if (wanted.isEmpty() || offered.isEmpty() || offered.contains(wanted))
			return List.of();
		return List.of(Finding.obstacle("migration.domain-type", //$NON-NLS-1$
				Messages.bind(Messages.DomainTypeOffered_missing,
						new Object[] { facts.domain().name(), wanted, facts.target().name(), String.join(", ", offered) }), //$NON-NLS-1$
				Messages.bind(Messages.DomainTypeOffered_remedy, wanted)));
	}
}
