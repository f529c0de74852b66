// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.DomainJob;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.migration.FactGatherer.SourceFacts;
import org.orrery.engine.operation.migration.FactGatherer.TargetFacts;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * One host as it is asked for one check. A quick look takes what events keep current (networks, pools, interfaces, other VMs) from the
 * inventory and asks only for what changes without an event; a thorough one asks for everything. Runs on a thread of the connection.
 *
 * @param known null when the host has not told anything yet
 */
record HostLook(HypervisorConnection host, HostInventory known, HostAccess access, boolean thorough) {

	private boolean askAnew() {
		// what was kept from an earlier run counts only once the host has said so itself, which makes its connection active
		return thorough || known == null || known.confirmed() == null || known.host() == null || known.status().state() != ConnectionState.ACTIVE;
	}

	SourceFacts source(UUID vm) throws HypervisorException {
		try {
			return source(host.domain(vm));
		} catch (HypervisorException e) {
			if (e.code() != ErrorCode.NOT_FOUND)
				throw e;
			return source(Optional.empty()); // it went away while it was looked at
		}
	}

	private SourceFacts source(Optional<DomainRecord> domain) throws HypervisorException {
		Optional<JobProgress> job = DomainJob.runningOn(domain, host);
		List<SnapshotRecord> snapshots = domain.isPresent() ? snapshots(domain.get()) : List.of();
		return new SourceFacts(new HostFacts(access.connection(), access.name(), host.uri(), "", "", askAnew() ? host.host() : known.host(), //$NON-NLS-1$ //$NON-NLS-2$
				host.features(), null, List.of(), List.of(), List.of(), pools(), Map.of(), List.of()), domain.orElse(null), job, snapshots,
				domain.isPresent() ? host.firmwareState(domain.get().uuid()) : FirmwareState.NONE);
	}

	/** Of a running VM it travels with the memory; what else might be in the way, the check of its own move finds. */
	private FirmwareState firmware(DomainRecord domain) throws HypervisorException {
		return domain.state().isActive() ? FirmwareState.NONE : host.firmwareState(domain.uuid());
	}

	/** As source and as target for many VMs at once. @param own VMs on it that are to leave; @param strangers VMs that might come */
	FleetFacts.HostCensus census(Collection<UUID> own, Collection<DomainRecord> strangers, CpuVerdicts verdicts) throws HypervisorException {
		HostFacts facts = targetFacts();
		Map<UUID, SourceFacts> guests = new HashMap<>();
		for (DomainRecord domain : facts.domains()) {
			if (own.contains(domain.uuid()))
				guests.put(domain.uuid(), new SourceFacts(facts, domain, Optional.empty(), snapshots(domain), firmware(domain)));
		}
		Map<UUID, TargetFacts> candidates = new HashMap<>();
		for (DomainRecord domain : strangers)
			candidates.put(domain.uuid(), new TargetFacts(facts, cpu(domain, verdicts)));
		return new FleetFacts.HostCensus(facts, guests, candidates);
	}

	/** @param domain whose CPU is to be compared, null when it is not known */
	TargetFacts target(DomainRecord domain, CpuVerdicts verdicts) throws HypervisorException {
		HostFacts facts = targetFacts();
		if (domain == null)
			return new TargetFacts(facts, null);
		return new TargetFacts(facts, cpu(domain, verdicts));
	}

	private CpuComparison cpu(DomainRecord domain, CpuVerdicts verdicts) throws HypervisorException {
		if (domain.cpuXml().isBlank() || !host.features().contains(Feature.CPU_COMPARISON))
			return null;
		CpuComparison verdict = verdicts.verdict(access.connection(), known, domain, host);
		return verdict.compatible() ? verdict : verdict.withCommon(verdicts.common(ClusterCpu.around(access, domain.uuid()), host));
	}

	private List<SnapshotRecord> snapshots(DomainRecord domain) throws HypervisorException {
		return host.features().contains(Feature.SNAPSHOTS) ? host.snapshots(domain.uuid()) : List.of();
	}

	private HostFacts targetFacts() throws HypervisorException {
		Set<Feature> features = host.features();
		boolean anew = askAnew();
		Collection<DomainRecord> domains = anew ? host.domains() : known.domains().values();
		return new HostFacts(access.connection(), access.name(), host.uri(), "", "", anew ? host.host() : known.host(), features, //$NON-NLS-1$ //$NON-NLS-2$
				features.contains(Feature.HOST_MEMORY_STATISTICS) ? host.usage() : null, domains,
				!features.contains(Feature.NETWORKS) ? List.of() : anew ? host.networks() : List.copyOf(known.networks().values()),
				!features.contains(Feature.INTERFACES) ? List.of() : anew ? host.interfaces() : known.interfaces(), pools(), Map.of(),
				known != null && !known.emulators().isEmpty() ? known.emulators() : host.emulators())
				.withMaintenance(access.context().maintenance().of(access.connection()));
	}

	private List<PoolRecord> pools() throws HypervisorException {
		if (!host.features().contains(Feature.STORAGE_POOLS))
			return List.of();
		return askAnew() ? host.pools() : List.copyOf(known.pools().values());
	}

	/** Only of the pools that hold (or would hold) these files: a pool may have thousands of volumes. */
	Map<UUID, List<VolumeRecord>> volumes(HostFacts facts, Collection<String> paths) throws HypervisorException {
		Set<PoolRecord> pools = new HashSet<>();
		paths.forEach(path -> facts.poolOf(path).filter(PoolRecord::active).ifPresent(pools::add));
		Map<UUID, List<VolumeRecord>> volumes = new HashMap<>();
		for (PoolRecord pool : pools) {
			if (thorough)
				refresh(pool);
			volumes.put(pool.uuid(), host.volumes(pool.uuid()));
		}
		return volumes;
	}

	/** A file that somebody put there must be known before one of its name is copied there. A pool that is busy is taken as it is known. */
	private void refresh(PoolRecord pool) throws HypervisorException {
		try {
			host.refreshPool(pool.uuid());
		} catch (HypervisorException e) {
			if (e.isConnectionLoss())
				throw e;
			System.getLogger(HostLook.class.getName()).log(System.Logger.Level.INFO, e.getMessage());
		}
	}
}
