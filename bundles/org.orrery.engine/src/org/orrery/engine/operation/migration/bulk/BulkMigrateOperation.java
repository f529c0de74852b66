// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Inverse;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.Plan;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationParameters;
import org.orrery.engine.operation.migration.WayBack;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/**
 * Moves many VMs as one task, so many at a time as the limits allow. Each VM is a {@link MigrateOperation} and a task of its own that belongs
 * to this one: it is checked again, locked, recorded and after a crash examined by itself. Who does not move does not keep the others back.
 */
public final class BulkMigrateOperation implements Operation {
	/** The type of its tasks. */
	public static final String TYPE = "vm.migrate.bulk"; //$NON-NLS-1$

	private final List<BulkMove> moves;
	private final MigrationOptions options;
	private final BulkLimits limits;
	private final String title;
	/** As of the last check; what execute goes by. */
	private BulkCheck check;

	/** @param moves in the order in which they are wanted; those that make room for others go first */
	public BulkMigrateOperation(List<BulkMove> moves, MigrationOptions options, BulkLimits limits) {
		this(moves, options, limits, defaultTitle(moves));
	}

	/** @param title for a person, e.g. "Evacuate h1 (12 VMs)" */
	public BulkMigrateOperation(List<BulkMove> moves, MigrationOptions options, BulkLimits limits, String title) {
		this.moves = List.copyOf(moves);
		this.options = options;
		this.limits = limits;
		this.title = title;
	}

	private static String defaultTitle(List<BulkMove> moves) {
		Set<String> targets = new HashSet<>(moves.stream().map(BulkMove::targetName).toList());
		return targets.size() == 1 ? Messages.bind(Messages.BulkMigrate_titleTo, moves.size(), targets.iterator().next())
				: Messages.bind(Messages.BulkMigrate_title, moves.size());
	}

	/** @throws IllegalArgumentException naming the part of the record that is missing */
	public static BulkMigrateOperation recreate(TaskRecord recorded) {
		return new BulkMigrateOperation(MoveText.read(recorded), MigrationParameters.read(recorded.parameters()),
				BulkLimits.read(recorded.parameters()), recorded.title());
	}

	/**
	 * Back with those that are where the task moved them, as far as the inventory knows. Asks no host.
	 *
	 * @throws IllegalArgumentException naming the part of the record that is missing, or names that cannot be told apart any more
	 */
	public static Inverse inverse(TaskRecord recorded, OperationContext context) {
		BulkMigrateOperation done = recreate(recorded);
		List<BulkMove> back = done.moves.stream().map(BulkMove::back).filter(move -> context.inventory().domain(move.vm()).isPresent()
				&& !context.inventory().isHidden(move.vm())).toList();
		if (back.isEmpty())
			return Inverse.none(Messages.BulkMigrate_nothingBack);
		return Inverse.by(new BulkMigrateOperation(back, WayBack.of(done.options, Map.of()), done.limits));
	}

	public List<BulkMove> moves() {
		return moves;
	}

	public BulkLimits limits() {
		return limits;
	}

	@Override
	public String type() {
		return TYPE;
	}

	@Override
	public String title() {
		return title;
	}

	/** The hosts. The VMs are the subjects of their own tasks. */
	@Override
	public List<ObjectRef> subjects() {
		return List.copyOf(MoveText.hosts(moves).keySet());
	}

	@Override
	public List<String> subjectNames() {
		return List.copyOf(MoveText.hosts(moves).values());
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>(MigrationParameters.write(options));
		limits.write(parameters);
		MoveText.write(moves, parameters);
		return parameters;
	}

	/** No host may be taken away. The VMs stay free until their turn comes, and are judged again then. */
	@Override
	public List<LockRequest> locks() {
		return subjects().stream().map(LockRequest::shared).toList();
	}

	/** Refused only when no VM can move; those that cannot are warned of, and are not begun. */
	@Override
	public CheckResult check(OperationContext context) {
		if (moves.isEmpty())
			return new CheckResult(List.of(Finding.obstacle("bulk.empty", Messages.BulkMigrate_empty, Messages.BulkMigrate_emptyRemedy))); //$NON-NLS-1$
		check = BulkCheck.of(context, moves, options);
		return check.result();
	}

	private BulkCheck checked(OperationContext context) {
		if (check == null)
			check = BulkCheck.of(context, moves, options);
		return check;
	}

	/** After a check. */
	@Override
	public Plan plan(OperationContext context) {
		return BulkPlan.of(title, checked(context), limits, options);
	}

	@Override
	public void execute(OperationContext context, TaskMonitor monitor) throws OperationException {
		BulkCheck known = checked(context);
		BulkRun run = new BulkRun(known, limits, context, monitor);
		new BulkEnd(run.toTheEnd(), run.stoppedBy()).tell(monitor);
	}

	/** Each part has undone what it left half done; a VM that has moved stays where it is. */
	@Override
	public void compensate(OperationContext context, TaskMonitor monitor) {
		subjects().forEach(context.inventory()::refresh);
	}

	@Override
	public Aftermath examine(OperationContext context) {
		return new BulkSurvey(migrations(), context).aftermath();
	}

	/** Begins nothing: waits for those that move, and says what is true of all. */
	@Override
	public void follow(OperationContext context, TaskMonitor monitor) throws OperationException {
		new BulkSurvey(migrations(), context).follow(monitor);
	}

	private Map<BulkMove, MigrateOperation> migrations() {
		Map<BulkMove, MigrateOperation> migrations = new LinkedHashMap<>();
		new ArrayList<>(moves).forEach(move -> migrations.put(move, migration(move, options)));
		return migrations;
	}

	static MigrateOperation migration(BulkMove move, MigrationOptions options) {
		return new MigrateOperation(move.vm(), move.target(), options, move.vmName(), move.sourceName(), move.targetName());
	}
}
