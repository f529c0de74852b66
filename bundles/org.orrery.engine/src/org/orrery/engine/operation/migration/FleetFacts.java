// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.rule.MigrationRules;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.model.ObjectRef;

/**
 * What the rules need to know of many VMs and many hosts: every host is asked once, all at the same time, however many VMs are to be
 * judged for it. A host that does not answer is a fact too. Immutable; judging asks nobody.
 */
public final class FleetFacts {
	private final MigrationOptions options;
	private final Map<String, HostCensus> hosts;

	/**
	 * One host.
	 *
	 * @param facts      as a target and as a source
	 * @param guests     of the VMs that are to leave, those that are on it
	 * @param candidates its verdict on each VM that might come
	 */
	record HostCensus(HostFacts facts, Map<UUID, FactGatherer.SourceFacts> guests, Map<UUID, FactGatherer.TargetFacts> candidates) {
		HostCensus with(HostFacts newFacts) {
			return new HostCensus(newFacts, guests, candidates);
		}
	}

	private FleetFacts(MigrationOptions options, Map<String, HostCensus> hosts) {
		this.options = options;
		this.hosts = Map.copyOf(hosts);
	}

	/** Asks the hosts of the VMs and the targets. Blocks for as long as the slowest answer takes, at most some seconds: engine threads only. */
	public static FleetFacts gather(OperationContext context, Collection<ObjectRef> vms, Collection<ObjectRef> targets, MigrationOptions options) {
		FactGatherer gatherer = new FactGatherer(context, new CpuVerdicts(), HostAccess.ANSWER);
		Set<String> connections = new LinkedHashSet<>();
		vms.forEach(vm -> connections.add(vm.connection()));
		targets.forEach(target -> connections.add(target.connection()));
		Map<String, HostCensus> answers = all(connections, connection -> {
			List<UUID> own = vms.stream().filter(vm -> vm.connection().equals(connection)).map(vm -> UUID.fromString(vm.id())).toList();
			boolean isTarget = targets.contains(ObjectRef.host(connection));
			return gatherer.census(connection, own, isTarget ? strangers(context, vms, connection) : List.of());
		});
		FleetFacts facts = new FleetFacts(options, answers);
		return new FleetFacts(options, facts.withVolumes(gatherer, targets));
	}

	private static List<DomainRecord> strangers(OperationContext context, Collection<ObjectRef> vms, String connection) {
		return vms.stream().filter(vm -> !vm.connection().equals(connection)).flatMap(vm -> context.inventory().domain(vm).stream()).toList();
	}

	private static <T> Map<String, T> all(Collection<String> connections, Function<String, CompletableFuture<T>> question) {
		Map<String, CompletableFuture<T>> asked = new HashMap<>();
		connections.forEach(connection -> asked.put(connection, question.apply(connection)));
		Map<String, T> answers = new HashMap<>();
		asked.forEach((connection, answer) -> answers.put(connection, answer.join()));
		return answers;
	}

	/** Which volumes there are matters only for folders that a source does not share with every target. */
	private Map<String, HostCensus> withVolumes(FactGatherer gatherer, Collection<ObjectRef> targets) {
		Map<String, Set<String>> paths = new HashMap<>();
		for (HostCensus source : hosts.values())
			for (String path : onePathPerFolder(source))
				for (ObjectRef target : targets)
					noteUnshared(source.facts(), hosts.get(target.connection()).facts(), path, paths);
		Map<String, HostFacts> complete = all(paths.keySet(),
				connection -> gatherer.volumes(hosts.get(connection).facts(), new ArrayList<>(paths.get(connection)), false));
		Map<String, HostCensus> result = new HashMap<>(hosts);
		complete.forEach((connection, facts) -> result.computeIfPresent(connection, (id, census) -> census.with(facts)));
		return result;
	}

	private static Collection<String> onePathPerFolder(HostCensus source) {
		Map<String, String> byFolder = new HashMap<>();
		source.guests().values().stream().filter(guest -> guest.domain() != null)
				.flatMap(guest -> guest.domain().disks().stream())
				.filter(disk -> !disk.source().isEmpty() && !disk.type().equals("network")) //$NON-NLS-1$
				.map(disk -> StoragePlan.path(disk, source.facts()))
				.forEach(path -> byFolder.put(path.substring(0, Math.max(0, path.lastIndexOf('/'))), path));
		return byFolder.values();
	}

	private static void noteUnshared(HostFacts source, HostFacts target, String path, Map<String, Set<String>> paths) {
		if (source == target || !target.answered() || StoragePlan.isShared(path, source, target))
			return;
		paths.computeIfAbsent(source.connection(), id -> new LinkedHashSet<>()).add(path);
		paths.computeIfAbsent(target.connection(), id -> new LinkedHashSet<>()).add(path);
	}

	/** The VM as its host describes it; empty when it is not there or its host is silent. */
	public Optional<DomainRecord> domain(ObjectRef vm) {
		return Optional.ofNullable(hosts.get(vm.connection())).map(host -> host.guests().get(UUID.fromString(vm.id())))
				.map(FactGatherer.SourceFacts::domain);
	}

	/** What the host said; also when it said nothing. */
	public HostFacts host(ObjectRef host) {
		return hosts.get(host.connection()).facts();
	}

	/** Bytes that new guests can use there, -1 unknown. */
	public long memoryFree(ObjectRef host) {
		HostFacts facts = host(host);
		return facts.usage() == null ? -1 : facts.usage().memoryAvailable();
	}

	/** What the rules go by. @param vmName for messages when the VM is not there */
	public MigrationFacts facts(ObjectRef vm, String vmName, ObjectRef target) {
		HostCensus from = hosts.get(vm.connection());
		HostCensus to = hosts.get(target.connection());
		UUID uuid = UUID.fromString(vm.id());
		FactGatherer.SourceFacts source = from.guests().getOrDefault(uuid,
				new FactGatherer.SourceFacts(from.facts(), null, Optional.empty(), List.of(), FirmwareState.NONE));
		FactGatherer.TargetFacts there = to.candidates().getOrDefault(uuid, new FactGatherer.TargetFacts(to.facts(), null));
		return FactGatherer.assemble(new FactGatherer.SourceFacts(from.facts(), source.domain(), source.job(), source.snapshots(),
				source.firmware()),
				new FactGatherer.TargetFacts(to.facts(), there.cpu()), own(source.domain(), from.facts()), vmName, Optional.empty());
	}

	/** Names are mapped for all VMs at once; each is judged by those that it uses. */
	private MigrationOptions own(DomainRecord vm, HostFacts source) {
		return vm == null || options.mapping().isEmpty() ? options : options.withMapping(MappingNeeds.used(options.mapping(), vm, source.pools()));
	}

	/** As the precheck of a single migration. */
	public static CheckResult judge(MigrationFacts facts) {
		return MigrationRules.judge(facts);
	}
}
