// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.FleetFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;

/**
 * Which of the moves are possible, and in what order. Immutable.
 *
 * @param order   of those that are; @param free what the targets have left before the first
 * @param refused with the reason
 * @param others  what else stands in the way of all, and what the rules say of those that are possible all the same
 */
record BulkCheck(List<QueuedMove> order, FreeMemory free, List<VmResult> refused, List<Finding> others) {
	/** Judged over the whole plan, where one move makes room for another. */
	private static final String MEMORY_RULE = "migration.memory"; //$NON-NLS-1$

	static BulkCheck of(OperationContext context, List<BulkMove> moves, MigrationOptions options) {
		List<ObjectRef> targets = moves.stream().map(BulkMove::target).distinct().toList();
		FleetFacts facts = FleetFacts.gather(context, moves.stream().map(BulkMove::vm).toList(), targets, options);
		return new Judging(facts, options.mapping()).judge(moves, targets);
	}

	/** Goes through the moves once. */
	private static final class Judging {
		private final FleetFacts fleet;
		private final SharedNames names;
		private final List<QueuedMove> possible = new ArrayList<>();
		private final List<VmResult> refused = new ArrayList<>();
		private final List<Finding> others = new ArrayList<>();
		private final Set<String> seen = new HashSet<>();

		Judging(FleetFacts fleet, MigrationMapping names) {
			this.fleet = fleet;
			this.names = new SharedNames(names);
		}

		BulkCheck judge(List<BulkMove> moves, List<ObjectRef> targets) {
			moves.forEach(this::judge);
			names.obstacle().ifPresent(others::add);
			Map<String, Long> known = new HashMap<>();
			targets.forEach(target -> known.put(target.connection(), fleet.memoryFree(target)));
			FreeMemory free = new FreeMemory(known);
			RoomFirstOrder order = RoomFirstOrder.of(possible, free);
			order.stuck().forEach(move -> refused.add(VmResult.notBegun(move.move(), noRoom(move, order.left()), Messages.BulkCheck_noRoomRemedy)));
			return new BulkCheck(order.moves(), free, List.copyOf(refused), List.copyOf(others));
		}

		private void judge(BulkMove move) {
			if (!seen.add(move.vm().id())) {
				refused.add(VmResult.notBegun(move, Messages.bind(Messages.BulkCheck_twice, move.vmName()), Messages.BulkCheck_twiceRemedy));
				return;
			}
			MigrationFacts facts = fleet.facts(move.vm(), move.vmName(), move.target());
			names.see(facts);
			List<Finding> findings = FleetFacts.judge(facts).findings().stream().filter(finding -> !finding.rule().equals(MEMORY_RULE)).toList();
			new CheckResult(findings).firstObstacle().ifPresentOrElse(
					obstacle -> refused.add(VmResult.notBegun(move, obstacle.message(), obstacle.remedy())),
					() -> possible.add(QueuedMove.of(move, facts)));
			findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING)
					.map(finding -> named(move, finding)).forEach(others::add);
		}

		private static Finding named(BulkMove move, Finding finding) {
			return new Finding(finding.severity(), finding.rule(), Messages.bind(Messages.BulkCheck_named, move.vmName(), finding.message()),
					finding.remedy(), finding.figures());
		}
	}

	private static String noRoom(QueuedMove move, FreeMemory left) {
		return Messages.bind(Messages.BulkCheck_noRoom, new Object[] { move.move().targetName(), Quantity.bytes(move.memory()),
				move.move().vmName(), Quantity.bytes(Math.max(0, left.of(move.to()))) });
	}

	CheckResult result() {
		List<Finding> findings = new ArrayList<>();
		for (VmResult vm : refused)
			findings.add(new Finding(order.isEmpty() ? Finding.Severity.OBSTACLE : Finding.Severity.WARNING, "bulk.vm", //$NON-NLS-1$
					Messages.bind(Messages.BulkCheck_cannot, new Object[] { vm.move().vmName(), vm.move().targetName(), vm.reason() }), vm.remedy(),
					Map.of("vm", vm.move().vm().toString(), "target", vm.move().target().toString()))); //$NON-NLS-1$ //$NON-NLS-2$
		findings.addAll(others);
		return new CheckResult(findings);
	}
}
