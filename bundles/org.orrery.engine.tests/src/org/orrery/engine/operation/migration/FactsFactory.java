// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.SnapshotRecord;

/** Makes facts for tests of rules the way the gatherer makes them of answers. */
public final class FactsFactory {
	private FactsFactory() {
	}

	public static HostFacts silent(String host, String silence) {
		return HostFacts.silent(host, host, HypervisorUri.parse("qemu+tcp://" + host + "/system"), silence, "Connect it");
	}

	public static MigrationFacts facts(MigrationOptions options, String vmName, HostFacts source, HostFacts target, DomainRecord domain,
			Optional<JobProgress> job, List<SnapshotRecord> snapshots, CpuComparison cpu, Optional<String> holder,
			FirmwareState firmware) {
		return new MigrationFacts(options, vmName, source, target, domain, job, snapshots, cpu, holder,
				StoragePlan.of(domain, source, target, options), TargetAddress.of(source, target, options), firmware);
	}
}
