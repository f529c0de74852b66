// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.HostFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;

/**
 * What UEFI firmware and a TPM have stored goes along with the memory of a running VM, not with a mere definition: the file of the firmware is
 * copied then, the TPM's state belongs to a program of the host and cannot be.
 */
final class FirmwareTravels implements MigrationRule {
	private static final String RULE = "migration.firmware"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		FirmwareState firmware = facts.firmware();
		String vm = facts.domain().name();
		List<Finding> findings = new ArrayList<>();
		if (!firmware.nvram().isEmpty() && facts.isOffline())
			findings.add(hasPools(facts.source()) && hasPools(facts.target())
					? Finding.information(RULE, Messages.bind(Messages.FirmwareTravels_nvramCopied, new Object[] { vm, firmware.nvram(), facts.target().name() }))
					: Finding.warning(RULE, Messages.bind(Messages.FirmwareTravels_nvramStays, new Object[] { vm, firmware.nvram(), facts.source().name() }),
							Messages.bind(Messages.FirmwareTravels_nvramStaysRemedy, facts.target().name())));
		if (firmware.tpm().equals("emulator") && facts.isOffline()) //$NON-NLS-1$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.FirmwareTravels_tpmStays, vm, facts.source().name()),
					Messages.FirmwareTravels_tpmStaysRemedy));
		if (firmware.tpm().equals("passthrough")) //$NON-NLS-1$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.FirmwareTravels_tpmOfHost, vm, facts.source().name()),
					Messages.FirmwareTravels_tpmOfHostRemedy));
		return findings;
	}

	private static boolean hasPools(HostFacts host) {
		return host.features().contains(Feature.STORAGE_POOLS);
	}
}
