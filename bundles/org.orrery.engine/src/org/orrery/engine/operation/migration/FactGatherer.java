// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.HostFailure;
import org.orrery.engine.operation.OperationContext;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.model.ObjectRef;

/**
 * Asks source and target what the rules need to know: one request per host, no thread waits for the answer, and a host that does not
 * answer in time is a fact like any other. Thread-safe.
 */
final class FactGatherer {
	/** A pool of thousands of files takes its time when its host looks into each. */
	private static final Duration LOOKING_AGAIN = Duration.ofSeconds(60);

	private final OperationContext context;
	private final CpuVerdicts cpuVerdicts;
	private final Duration limit;

	FactGatherer(OperationContext context, CpuVerdicts cpuVerdicts, Duration limit) {
		this.context = context;
		this.cpuVerdicts = cpuVerdicts;
		this.limit = limit;
	}

	/** What the source says of the VM. @param domain null when it is gone or the source is silent */
	record SourceFacts(HostFacts host, DomainRecord domain, Optional<JobProgress> job, List<SnapshotRecord> snapshots,
			FirmwareState firmware) {
	}

	/** @param cpu null when it was not asked */
	record TargetFacts(HostFacts host, CpuComparison cpu) {
	}

	@FunctionalInterface
	private interface Question<T> {
		T ask(HostLook look) throws HypervisorException;
	}

	/** @param thorough ask anew also for what the inventory holds */
	CompletableFuture<SourceFacts> source(String connection, UUID vm, boolean thorough) {
		return ask(connection, thorough, look -> look.source(vm), silent -> new SourceFacts(silent, null, Optional.empty(), List.of(), FirmwareState.NONE));
	}

	/** For one target when the source has not been asked yet: both are asked at the same time. */
	CompletableFuture<MigrationFacts> facts(ObjectRef vm, String target, MigrationOptions options, String vmName, boolean thorough) {
		DomainRecord expected = context.inventory().domain(vm).orElse(null);
		CompletableFuture<TargetFacts> there = target(target, expected, thorough);
		return source(vm.connection(), UUID.fromString(vm.id()), thorough).thenCompose(source -> {
			boolean asExpected = source.domain() == null || expected != null && expected.cpuXml().equals(source.domain().cpuXml());
			CompletableFuture<TargetFacts> answer = asExpected ? there : target(target, source.domain(), thorough);
			return answer.thenCompose(facts -> facts(source, facts, options, vmName, Optional.empty(), thorough));
		});
	}

	CompletableFuture<MigrationFacts> facts(SourceFacts source, String target, MigrationOptions options, String vmName, Optional<String> holder,
			boolean thorough) {
		return target(target, source.domain(), thorough).thenCompose(answer -> facts(source, answer, options, vmName, holder, thorough));
	}

	private CompletableFuture<TargetFacts> target(String target, DomainRecord domain, boolean thorough) {
		return ask(target, thorough, look -> look.target(domain, cpuVerdicts), silent -> new TargetFacts(silent, null));
	}

	private CompletableFuture<MigrationFacts> facts(SourceFacts source, TargetFacts target, MigrationOptions options, String vmName,
			Optional<String> holder, boolean thorough) {
		return withVolumes(assemble(source, target, options, vmName, holder), thorough);
	}

	/** Volumes are not known yet. */
	static MigrationFacts assemble(SourceFacts source, TargetFacts target, MigrationOptions options, String vmName, Optional<String> holder) {
		return new MigrationFacts(options, vmName, source.host(), target.host(), source.domain(), source.job(), source.snapshots(),
				target.cpu(), holder, StoragePlan.of(source.domain(), source.host(), target.host(), options),
				TargetAddress.of(source.host(), target.host(), options), source.firmware());
	}

	/** One host for many VMs. @param own VMs on it that are to leave; @param strangers VMs that might come */
	CompletableFuture<FleetFacts.HostCensus> census(String connection, Collection<UUID> own, Collection<DomainRecord> strangers) {
		return ask(connection, false, look -> look.census(own, strangers, cpuVerdicts),
				silent -> new FleetFacts.HostCensus(silent, Map.of(), Map.of()));
	}

	/** Which volumes there are matters only for disks that are not known to be shared. */
	private CompletableFuture<MigrationFacts> withVolumes(MigrationFacts facts, boolean thorough) {
		List<String> paths = facts.storage().unsharedPaths();
		if (paths.isEmpty())
			return CompletableFuture.completedFuture(facts);
		CompletableFuture<HostFacts> source = volumes(facts.source(), paths, thorough);
		return volumes(facts.target(), facts.storage().unsharedTargetPaths(), thorough).thenCombine(source, (target, from) -> facts.withHosts(from, target));
	}

	/** With the volumes of the pools in which these files lie or would lie. */
	CompletableFuture<HostFacts> volumes(HostFacts host, List<String> paths, boolean thorough) {
		return ask(host.connection(), thorough, thorough ? LOOKING_AGAIN : limit, look -> host.withVolumes(look.volumes(host, paths)), silent -> silent);
	}

	private <T> CompletableFuture<T> ask(String connection, boolean thorough, Question<T> question, Function<HostFacts, T> silence) {
		return ask(connection, thorough, limit, question, silence);
	}

	private <T> CompletableFuture<T> ask(String connection, boolean thorough, Duration patience, Question<T> question, Function<HostFacts, T> silence) {
		HostAccess access = HostAccess.of(context, connection);
		String name = access.name();
		Optional<HostConnection> host = context.connections().find(connection);
		if (host.isEmpty())
			return CompletableFuture.completedFuture(
					silence.apply(HostFacts.silent(connection, name, null, Messages.FactGatherer_unknown, Messages.FactGatherer_unknownRemedy)));
		HypervisorUri uri = uri(host.get());
		ConnectionStatus status = host.get().status();
		HostInventory known = context.inventory().host(connection).orElse(null);
		if (host.get().live().isEmpty() || status.state() == ConnectionState.CLOSED || status.state() == ConnectionState.RETRYING)
			return CompletableFuture.completedFuture(silence.apply(HostFacts.silent(connection, name, uri, notConnected(status), remedy(status))));
		return access.question(live -> question.ask(new HostLook(live, known, access, thorough)), patience)
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
		if (cause instanceof HypervisorException refusal && refusal.getCause() instanceof TimeoutException)
			return HostFacts.silent(connection, name, uri, refusal.detail(), Messages.FactGatherer_noAnswerRemedy);
		if (cause instanceof HypervisorException refusal)
			return HostFacts.silent(connection, name, uri, refusal.detail(), HostFailure.remedy(refusal));
		throw new CompletionException(cause);
	}
}
