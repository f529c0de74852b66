// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.FleetFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.model.ObjectRef;

/**
 * Where the VMs of one host can go. Immutable.
 *
 * @param host     to be emptied; @param name of it
 * @param moves    largest first; @param unplaced VMs that fit nowhere, with the reasons
 */
public record Evacuation(ObjectRef host, String name, List<BulkMove> moves, List<Placement.Unplaced> unplaced) {
	private static final String MEMORY_RULE = "migration.memory"; //$NON-NLS-1$

	/**
	 * Asks all hosts once. Blocks on them: engine threads and the command line only.
	 *
	 * @param targets    hosts to choose from; empty: all that are connected
	 * @param includeOff also VMs that are shut off; they hold no memory, and stay in place when the host is only restarted
	 */
	public static Evacuation plan(OperationContext context, ObjectRef host, Collection<ObjectRef> targets, boolean includeOff,
			MigrationOptions options) {
		List<Placement.Guest> guests = guests(context, host, includeOff);
		List<ObjectRef> hosts = targets.isEmpty() ? others(context, host) : targets.stream().filter(target -> !target.equals(host)).toList();
		String name = name(context, host);
		if (guests.isEmpty())
			return new Evacuation(host, name, List.of(), List.of());
		FleetFacts facts = FleetFacts.gather(context, guests.stream().map(Placement.Guest::vm).toList(), hosts, options);
		List<Placement.Candidate> candidates = hosts.stream()
				.map(target -> new Placement.Candidate(target, name(context, target), facts.memoryFree(target))).toList();
		Placement.Result result = Placement.plan(guests, candidates, (guest, candidate) -> fit(facts, guest, candidate));
		return new Evacuation(host, name, result.moves(), result.unplaced());
	}

	private static List<Placement.Guest> guests(OperationContext context, ObjectRef host, boolean includeOff) {
		Optional<HostInventory> inventory = context.inventory().host(host.connection());
		if (inventory.isEmpty())
			return List.of();
		return context.inventory().visibleDomains(inventory.get()).stream().filter(domain -> includeOff || domain.state().isActive())
				.sorted(Comparator.comparing(DomainRecord::name))
				.map(domain -> new Placement.Guest(ObjectRef.vm(host.connection(), domain.uuid()), domain.name(), inventory.get().displayName(),
						domain.state().isActive() ? domain.memory() : 0))
				.toList();
	}

	private static List<ObjectRef> others(OperationContext context, ObjectRef host) {
		return context.inventory().hosts().stream()
				.filter(other -> !other.connection().equals(host.connection()) && other.status().state() == ConnectionState.ACTIVE)
				.map(other -> ObjectRef.host(other.connection())).sorted(Comparator.comparing(ObjectRef::toString)).toList();
	}

	private static String name(OperationContext context, ObjectRef host) {
		return context.inventory().host(host.connection()).map(HostInventory::displayName).orElse(host.connection());
	}

	private static Placement.Fit fit(FleetFacts fleet, Placement.Guest guest, Placement.Candidate candidate) {
		MigrationFacts facts = fleet.facts(guest.vm(), guest.name(), candidate.host());
		List<Finding> findings = FleetFacts.judge(facts).findings().stream().filter(finding -> !finding.rule().equals(MEMORY_RULE)).toList();
		return new Placement.Fit(new CheckResult(findings).firstObstacle().map(Finding::message).orElse(""), facts.storage().copies()); //$NON-NLS-1$
	}

	/** Nothing is left behind. */
	public boolean isComplete() {
		return unplaced.isEmpty();
	}

	/** One finding per VM that fits nowhere, with what each host says. */
	public List<Finding> findings(Finding.Severity severity) {
		List<Finding> findings = new ArrayList<>();
		for (Placement.Unplaced vm : unplaced) {
			String reasons = vm.reasons().isEmpty() ? Messages.Evacuation_noTarget : vm.reasons().entrySet().stream()
					.map(entry -> entry.getValue().contains(entry.getKey()) ? entry.getValue() : entry.getKey() + ": " + entry.getValue()) //$NON-NLS-1$
					.collect(Collectors.joining("; ")); //$NON-NLS-1$
			findings.add(new Finding(severity, "evacuation.vm", Messages.bind(Messages.Evacuation_stays, //$NON-NLS-1$
					new Object[] { vm.guest().name(), name, reasons }), Messages.Evacuation_staysRemedy, figures(vm)));
		}
		return findings;
	}

	private static Map<String, String> figures(Placement.Unplaced vm) {
		Map<String, String> figures = new LinkedHashMap<>(vm.reasons());
		figures.put("vm", vm.guest().vm().toString()); //$NON-NLS-1$
		return figures;
	}

	public BulkMigrateOperation operation(MigrationOptions options, BulkLimits limits) {
		return new BulkMigrateOperation(moves, options, limits, Messages.bind(Messages.Evacuation_title, name, moves.size()));
	}
}
