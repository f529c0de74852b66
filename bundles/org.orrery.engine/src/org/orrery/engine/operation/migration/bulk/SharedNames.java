// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationMapping;

/** Whether the names that were mapped for all VMs of a bulk make sense for them: each VM uses its part of them. For one thread. */
final class SharedNames {
	private static final String RULE = "bulk.mapping"; //$NON-NLS-1$

	private final MigrationMapping asked;
	private final Set<String> unused = new TreeSet<>();
	private int vms;
	private boolean allKnown = true;

	SharedNames(MigrationMapping asked) {
		this.asked = asked;
		asked.networks().keySet().forEach(plug -> unused.add(plug.toString()));
		unused.addAll(asked.pools().keySet());
		unused.addAll(asked.disks().keySet());
	}

	/** @param facts with the VM's own part of the names */
	void see(MigrationFacts facts) {
		vms++;
		allKnown &= facts.domain() != null;
		MigrationMapping own = facts.options().mapping();
		own.networks().keySet().forEach(plug -> unused.remove(plug.toString()));
		unused.removeAll(own.pools().keySet());
		unused.removeAll(own.disks().keySet());
	}

	/** A name that nobody uses is a mistake, and one path cannot be that of several VMs. */
	Optional<Finding> obstacle() {
		if (vms > 1 && !asked.disks().isEmpty())
			return Optional.of(Finding.obstacle(RULE, Messages.bind(Messages.SharedNames_disks, String.join(", ", asked.disks().keySet()), vms), //$NON-NLS-1$
					Messages.SharedNames_disksRemedy));
		if (!allKnown || unused.isEmpty())
			return Optional.empty();
		return Optional.of(Finding.obstacle(RULE, Messages.bind(Messages.SharedNames_unused, String.join(", ", List.copyOf(unused))), //$NON-NLS-1$
				Messages.SharedNames_unusedRemedy));
	}
}
