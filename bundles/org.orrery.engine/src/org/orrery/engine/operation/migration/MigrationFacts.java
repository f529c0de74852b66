// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainRelocation;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.SnapshotRecord;

/**
 * Everything the rules judge by, gathered once: rules ask no host. Immutable.
 *
 * @param domain  as the source described it just now; null when it is not there (any more) or the source is silent
 * @param job     running on it at the source
 * @param cpu     the target's own verdict; null when it was not asked
 * @param firmware what the VM keeps on its host beside its disks
 * @param holder  who holds the VM with another task, e.g. "Migrate web h1 → h2, root"
 */
public record MigrationFacts(MigrationOptions options, String vmName, HostFacts source, HostFacts target, DomainRecord domain,
		Optional<JobProgress> job, List<SnapshotRecord> snapshots, CpuComparison cpu, Optional<String> holder, StoragePlan storage,
		TargetAddress address, FirmwareState firmware) {
	public MigrationFacts {
		snapshots = List.copyOf(snapshots);
	}

	/** The same with more told by the hosts; what becomes of the disks is judged anew. */
	MigrationFacts withHosts(HostFacts newSource, HostFacts newTarget) {
		return new MigrationFacts(options, vmName, newSource, newTarget, domain, job, snapshots, cpu, holder,
				StoragePlan.of(domain, newSource, newTarget, options), address, firmware);
	}

	/** The guest holds memory and runs on, or is paused; else only its definition moves. */
	public boolean isActive() {
		return domain != null && domain.state().isActive();
	}

	/** Only the definition of a shut-off VM moves. */
	public boolean isOffline() {
		return domain != null && (domain.state() == DomainState.SHUT_OFF || domain.state() == DomainState.CRASHED);
	}

	/** Bytes of guest memory that travel. */
	public long memoryToMove() {
		return isActive() ? domain.memory() : 0;
	}

	/** As far as the hypervisors tell beforehand; whether the kernel of the target lets them shows only at the start. */
	public boolean canPostCopy() {
		return source.features().contains(Feature.POST_COPY) && target.features().contains(Feature.POST_COPY);
	}

	/** Whether the source runs QEMU through libvirt, whose own rules are known. */
	public boolean isQemu() {
		return source.host() != null && "QEMU".equalsIgnoreCase(source.host().hypervisorType()); //$NON-NLS-1$
	}

	/** What is called differently on the target, of what the VM uses. */
	DomainRelocation relocation() {
		Map<NicSource, NicSource> plugs = new HashMap<>();
		for (NicRecord nic : domain.nics()) {
			NicSource here = NicSource.of(nic);
			NicSource there = options.mapping().on(nic);
			if (!here.equals(there))
				plugs.put(here, there);
		}
		return new DomainRelocation(plugs, storage.mappedPaths());
	}
}
