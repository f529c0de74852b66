// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.AbortMigrationOperation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskState;

/** Where the VMs of a bulk migration are, when nobody recorded its end. Begins nothing. Used on one task thread. */
final class BulkSurvey {
	private static final long LOOK_MILLIS = 500;

	private final Map<BulkMove, MigrateOperation> migrations;
	private final OperationContext context;
	private final Map<BulkMove, Aftermath> seen = new LinkedHashMap<>();

	BulkSurvey(Map<BulkMove, MigrateOperation> migrations, OperationContext context) {
		this.migrations = migrations;
		this.context = context;
	}

	Aftermath aftermath() {
		look(migrations.keySet());
		if (!of(TaskState.RUNNING).isEmpty())
			return Aftermath.stillRunning(inWords());
		if (!of(TaskState.UNDECIDED).isEmpty())
			return Aftermath.undecided(inWords(), seen.get(of(TaskState.UNDECIDED).getFirst()).remedy());
		return of(TaskState.SUCCEEDED).size() == migrations.size() ? Aftermath.finished(inWords())
				: Aftermath.rolledBack(inWords(), Messages.BulkRun_againRemedy);
	}

	private void look(Iterable<BulkMove> moves) {
		for (BulkMove move : moves)
			seen.put(move, migrations.get(move).examine(context));
	}

	private List<BulkMove> of(TaskState state) {
		return seen.entrySet().stream().filter(entry -> entry.getValue().state() == state).map(Map.Entry::getKey).toList();
	}

	/** Waits for those that move; a cancel aborts them. @throws OperationException when not all have arrived */
	void follow(TaskMonitor monitor) throws OperationException {
		CountDownLatch cancelled = new CountDownLatch(1);
		monitor.look(Messages.BulkSurvey_follow);
		monitor.onCancel(cancelled::countDown);
		Aftermath now = aftermath();
		boolean aborted = false;
		while (now.state() == TaskState.RUNNING) {
			if (monitor.isCancelled() && !aborted) {
				of(TaskState.RUNNING).forEach(move -> monitor.submit(new AbortMigrationOperation(move.vm(), move.vmName())));
				aborted = true;
			}
			monitor.progress(-1, now.reason(), Map.of());
			pause(cancelled, aborted);
			look(new ArrayList<>(of(TaskState.RUNNING)));
			now = settled();
		}
		monitor.onCancel(null);
		conclude(now, aborted);
	}

	private Aftermath settled() {
		return of(TaskState.RUNNING).isEmpty() ? aftermath() : Aftermath.stillRunning(inWords());
	}

	private static void pause(CountDownLatch cancelled, boolean aborted) throws OperationException {
		try {
			if (aborted)
				TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
			else
				cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.BulkRun_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private static void conclude(Aftermath now, boolean aborted) throws OperationException {
		switch (now.state()) {
		case SUCCEEDED -> {
			return;
		}
		case UNDECIDED -> throw OperationException.undecided(now.reason(), now.remedy());
		default -> {
			if (aborted)
				throw OperationException.cancelled(now.reason());
			throw new OperationException(now.reason(), now.remedy(), "", null); //$NON-NLS-1$
		}
		}
	}

	/** Per VM what is true. */
	private String inWords() {
		List<String> groups = new ArrayList<>();
		add(groups, Messages.BulkSurvey_moved, TaskState.SUCCEEDED);
		add(groups, Messages.BulkSurvey_moving, TaskState.RUNNING);
		add(groups, Messages.BulkSurvey_atSource, TaskState.FAILED);
		for (BulkMove move : of(TaskState.UNDECIDED))
			groups.add(seen.get(move).reason());
		return String.join("; ", groups); //$NON-NLS-1$
	}

	private void add(List<String> groups, String pattern, TaskState state) {
		List<BulkMove> moves = of(state);
		if (!moves.isEmpty())
			groups.add(Messages.bind(pattern, moves.stream().map(BulkMove::vmName).collect(Collectors.joining(", ")))); //$NON-NLS-1$
	}
}
