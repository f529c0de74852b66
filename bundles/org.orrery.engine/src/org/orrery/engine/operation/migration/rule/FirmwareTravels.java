// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.FirmwareState;

/** What UEFI firmware and a TPM have stored goes along: with the memory of a running VM, not with a mere definition. */
final class FirmwareTravels implements MigrationRule {
	private static final String RULE = "migration.firmware"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		FirmwareState firmware = facts.firmware();
		String vm = facts.domain().name();
		List<Finding> findings = new ArrayList<>();
		if (!firmware.nvram().isEmpty() && facts.isOffline())
			findings.add(Finding.warning(RULE, Messages.bind(Messages.FirmwareTravels_nvramStays, new Object[] { vm, firmware.nvram(), facts.source().name() }),
					Messages.bind(Messages.FirmwareTravels_nvramStaysRemedy, facts.target().name())));
		if (firmware.tpm().equals("emulator") && facts.isOffline()) //$NON-NLS-1$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.FirmwareTravels_tpmStays, vm, facts.source().name()),
					Messages.FirmwareTravels_tpmStaysRemedy));
		if (firmware.tpm().equals("passthrough")) //$NON-NLS-1$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.FirmwareTravels_tpmOfHost, vm, facts.source().name()),
					Messages.FirmwareTravels_tpmOfHostRemedy));
		return findings;
	}
}
