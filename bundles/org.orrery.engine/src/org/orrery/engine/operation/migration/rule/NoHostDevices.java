// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.DomainRecord.NicRecord;

/** No device of the source host is passed through to the guest. */
final class NoHostDevices implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		List<String> devices = Stream.concat(facts.domain().hostDevices().stream(),
				facts.domain().nics().stream().filter(nic -> nic.type().equals("hostdev")).map(NicRecord::source)).distinct().toList(); //$NON-NLS-1$
		if (devices.isEmpty())
			return List.of();
		return List.of(new Finding(facts.isOffline() ? Finding.Severity.WARNING : Finding.Severity.OBSTACLE, "migration.host-device", //$NON-NLS-1$
				Messages.bind(Messages.NoHostDevices_pinned,
						new Object[] { facts.domain().name(), facts.source().name(), String.join(", ", devices) }), //$NON-NLS-1$
				Messages.NoHostDevices_remedy, Map.of("devices", String.join(", ", devices)))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
