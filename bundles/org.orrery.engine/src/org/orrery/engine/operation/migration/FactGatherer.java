// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.DomainJob;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;

/**
 * Asks source and target what the rules need to know: one request per host, no thread waits for the answer, and a host that does not
 * answer in time is a fact like any other. Thread-safe.
 */
final class FactGatherer {
	private final OperationContext context;
	private final CpuVerdicts cpuVerdicts;
	private final Duration limit;

	FactGatherer(OperationContext context, CpuVerdicts cpuVerdicts, Duration limit) {
		this.context = context;
		this.cpuVerdicts = cpuVerdicts;
		this.limit = limit;
	}

	/** What the source says of the VM. @param domain null when it is gone or the source is silent */
	record SourceFacts(HostFacts host, DomainRecord domain, Optional<JobProgress> job, List<SnapshotRecord> snapshots) {
	}

	private record TargetFacts(HostFacts host, CpuComparison cpu) {
	}

	@FunctionalInterface
	private interface Question<T> {
		T ask(HypervisorConnection connection, HostInventory known, HostAccess host) throws HypervisorException;
	}

	CompletableFuture<SourceFacts> source(String connection, UUID vm) {
		return ask(connection, (live, known, host) -> askSource(live, known, host, vm),
				silent -> new SourceFacts(silent, null, Optional.empty(), List.of()));
	}

	CompletableFuture<MigrationFacts> facts(SourceFacts source, String target, MigrationOptions options, String vmName, Optional<String> holder) {
		return ask(target, (live, known, host) -> askTarget(live, known, host, source), silent -> new TargetFacts(silent, null))
				.thenApply(answer -> new MigrationFacts(options, vmName, source.host(), answer.host(), source.domain(), source.job(),
						source.snapshots(), answer.cpu(), holder, StoragePlan.of(source.domain(), source.host(), answer.host(), options),
						TargetAddress.of(source.host(), answer.host(), options)));
	}

	private <T> CompletableFuture<T> ask(String connection, Question<T> question, Function<HostFacts, T> silence) {
		HostAccess access = HostAccess.of(context, connection);
		String name = access.name();
		Optional<HostConnection> host = context.connections().find(connection);
		if (host.isEmpty())
			return CompletableFuture.completedFuture(
					silence.apply(HostFacts.silent(connection, name, null, Messages.FactGatherer_unknown, Messages.FactGatherer_unknownRemedy)));
		HypervisorUri uri = uri(host.get());
		ConnectionStatus status = host.get().status();
		Optional<HostInventory> known = context.inventory().host(connection);
		if (host.get().live().isEmpty() || status.state() == ConnectionState.CLOSED || status.state() == ConnectionState.RETRYING)
			return CompletableFuture.completedFuture(silence.apply(HostFacts.silent(connection, name, uri, notConnected(status), remedy(status))));
		return host.get().submit(Lane.CONTROL, live -> question.ask(live, known.orElse(null), access))
				.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
				.exceptionally(failure -> silence.apply(failed(connection, name, uri, failure)));
	}

	private static HypervisorUri uri(HostConnection host) {
		try {
			return HypervisorUri.parse(host.definition().uri());
		} catch (IllegalArgumentException e) {
			return null; // a connection of that URI never becomes active
		}
	}

	private static String notConnected(ConnectionStatus status) {
		return status.reason().isEmpty() ? Messages.FactGatherer_notConnected
				: Messages.bind(Messages.FactGatherer_notConnectedBecause, status.reason());
	}

	private static String remedy(ConnectionStatus status) {
		return status.remedy().isEmpty() ? Messages.FactGatherer_connectRemedy : status.remedy();
	}

	private HostFacts failed(String connection, String name, HypervisorUri uri, Throwable failure) {
		Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
		if (cause instanceof TimeoutException)
			return HostFacts.silent(connection, name, uri, Messages.bind(Messages.FactGatherer_noAnswer, limit.toSeconds()),
					Messages.FactGatherer_noAnswerRemedy);
		if (cause instanceof HypervisorException refusal)
			return HostFacts.silent(connection, name, uri, refusal.detail(), HostFailure.remedy(refusal));
		throw new CompletionException(cause);
	}

	private static SourceFacts askSource(HypervisorConnection host, HostInventory known, HostAccess access, UUID vm) throws HypervisorException {
		Set<Feature> features = host.features();
		try {
			return askSource(host, known, access, vm, features, host.domain(vm));
		} catch (HypervisorException e) {
			if (e.code() != ErrorCode.NOT_FOUND)
				throw e;
			return askSource(host, known, access, vm, features, Optional.empty()); // it went away while it was looked at
		}
	}

	private static SourceFacts askSource(HypervisorConnection host, HostInventory known, HostAccess access, UUID vm, Set<Feature> features,
			Optional<DomainRecord> domain) throws HypervisorException {
		Optional<JobProgress> job = DomainJob.runningOn(domain, host);
		List<SnapshotRecord> snapshots = domain.isPresent() && features.contains(Feature.SNAPSHOTS) ? host.snapshots(vm) : List.of();
		List<PoolRecord> pools = features.contains(Feature.STORAGE_POOLS) ? host.pools() : List.of();
		HostFacts facts = facts(host, known, access, pools, List.of(), Map.of());
		Map<UUID, List<VolumeRecord>> volumes = domain.isEmpty() ? Map.of() : volumes(host, facts, paths(domain.get(), facts));
		return new SourceFacts(facts(host, known, access, pools, List.of(), volumes), domain.orElse(null), job, snapshots);
	}

	private TargetFacts askTarget(HypervisorConnection host, HostInventory known, HostAccess access, SourceFacts source) throws HypervisorException {
		Set<Feature> features = host.features();
		List<PoolRecord> pools = features.contains(Feature.STORAGE_POOLS) ? host.pools() : List.of();
		List<DomainRecord> domains = host.domains();
		HostFacts facts = facts(host, known, access, pools, domains, Map.of());
		DomainRecord domain = source.domain();
		if (domain == null)
			return new TargetFacts(facts, null);
		Map<UUID, List<VolumeRecord>> volumes = volumes(host, facts, paths(domain, source.host()));
		CpuComparison cpu = domain.cpuXml().isBlank() || !features.contains(Feature.CPU_COMPARISON) ? null
				: cpuVerdicts.verdict(facts.connection(), known, domain, host);
		return new TargetFacts(facts(host, known, access, pools, domains, volumes), cpu);
	}

	private static HostFacts facts(HypervisorConnection host, HostInventory known, HostAccess access, List<PoolRecord> pools,
			Collection<DomainRecord> domains, Map<UUID, List<VolumeRecord>> volumes) throws HypervisorException {
		boolean fresh = known != null && known.host() != null;
		Set<Feature> features = host.features();
		return new HostFacts(access.connection(), access.name(), host.uri(), "", "", fresh ? known.host() : host.host(), //$NON-NLS-1$ //$NON-NLS-2$
				features, features.contains(Feature.HOST_MEMORY_STATISTICS) ? host.usage() : null, domains,
				features.contains(Feature.NETWORKS) ? host.networks() : List.of(),
				features.contains(Feature.INTERFACES) ? host.interfaces() : List.of(), pools, volumes,
				known != null && !known.emulators().isEmpty() ? known.emulators() : host.emulators());
	}

	private static Set<String> paths(DomainRecord domain, HostFacts source) {
		Set<String> paths = new HashSet<>();
		domain.disks().stream().filter(disk -> !disk.source().isEmpty() && !disk.type().equals("network")) //$NON-NLS-1$
				.forEach(disk -> paths.add(StoragePlan.path(disk, source)));
		return paths;
	}

	/** Only of the pools that hold (or would hold) these files: a pool may have thousands of volumes. */
	private static Map<UUID, List<VolumeRecord>> volumes(HypervisorConnection host, HostFacts facts, Set<String> paths)
			throws HypervisorException {
		List<PoolRecord> pools = new ArrayList<>();
		paths.forEach(path -> facts.poolOf(path).filter(PoolRecord::active).ifPresent(pools::add));
		Map<UUID, List<VolumeRecord>> volumes = new HashMap<>();
		for (PoolRecord pool : new HashSet<>(pools))
			volumes.put(pool.uuid(), host.volumes(pool.uuid()));
		return volumes;
	}
}
