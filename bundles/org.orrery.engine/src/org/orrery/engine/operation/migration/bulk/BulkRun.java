// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.SubStep;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskPart;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** A bulk migration while it runs: begins what the queue lets begin, hears what became of it. Used on one task thread. */
final class BulkRun {
	/** How soon a wish of another process is seen. */
	private static final long LOOK_MILLIS = 500;

	private final BulkCheck check;
	private BulkLimits limits;
	private final OperationContext context;
	private final TaskMonitor monitor;
	private final MigrationQueue queue;
	private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
	private final Map<TaskPart, Begun> running = new LinkedHashMap<>();
	/** Those that are begun next, with what their hosts were asked ahead. */
	private final Map<QueuedMove, MigrateOperation> next = new HashMap<>();
	private final Map<QueuedMove, Integer> tries = new HashMap<>();
	private final Map<QueuedMove, Long> notBefore = new HashMap<>();
	private final List<VmResult> results;
	private QueueControls.State asked = new QueueControls.State(Wish.GO_ON, ""); //$NON-NLS-1$
	private SubStep pause;

	private record Begun(QueuedMove move, SubStep step) {
	}

	BulkRun(BulkCheck check, BulkLimits limits, OperationContext context, TaskMonitor monitor) {
		this.check = check;
		this.limits = limits;
		this.context = context;
		this.monitor = monitor;
		queue = new MigrationQueue(check.order(), limits, check.free());
		results = new ArrayList<>(check.refused());
	}

	/** Who stopped the queue, empty when nobody did. */
	String stoppedBy() {
		return asked.wish() == Wish.STOP ? asked.who() : ""; //$NON-NLS-1$
	}

	/** @return what became of each VM @throws OperationException when Orrery closes meanwhile: the parts are then examined at the next start */
	List<VmResult> toTheEnd() throws OperationException {
		monitor.step(Messages.bind(Messages.BulkRun_step, check.order().size()));
		monitor.onCancel(() -> news.add(() -> running.keySet().forEach(TaskPart::cancel)));
		try {
			while (goesOn()) {
				beginWhatMay();
				report();
				Runnable told = news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				if (told != null)
					told.run();
				lookAtWishes();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.BulkRun_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (CancellationException e) {
			throw new OperationException(Messages.BulkRun_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} finally {
			monitor.onCancel(null);
			context.queues().forget(monitor.task());
		}
		endPause();
		String reason = monitor.isCancelled() ? Messages.BulkRun_cancelled : Messages.bind(Messages.BulkRun_stopped, stoppedBy());
		queue.waiting().forEach(move -> results.add(VmResult.notBegun(move.move(), reason, Messages.BulkRun_againRemedy)));
		return results;
	}

	private boolean goesOn() {
		return !running.isEmpty() || !queue.waiting().isEmpty() && !monitor.isCancelled() && asked.wish() != Wish.STOP;
	}

	private void beginWhatMay() {
		while (!monitor.isCancelled() && asked.wish() == Wish.GO_ON) {
			Optional<QueuedMove> free = queue.begin(this::isDue);
			if (free.isEmpty())
				return;
			begin(free.get());
		}
	}

	/** Hosts that move VMs answer slowly: whoever comes next is looked at while others move, not between them. */
	private void askAhead() {
		queue.waiting().stream().filter(this::isDue).limit(limits.perLink())
				.forEach(move -> next.computeIfAbsent(move, QueuedMove::migration).askAhead(context));
	}

	private boolean isDue(QueuedMove move) {
		Long time = notBefore.get(move);
		return time == null || System.nanoTime() - time >= 0;
	}

	private void begin(QueuedMove move) {
		int attempt = tries.merge(move, 1, Integer::sum);
		MigrateOperation migration = Optional.ofNullable(next.remove(move)).orElseGet(move::migration);
		String title = attempt == 1 ? migration.title() : Messages.bind(Messages.BulkRun_again, migration.title(), attempt);
		SubStep step = monitor.stepBeside(title);
		TaskPart part = monitor.submit(migration);
		running.put(part, new Begun(move, step));
		part.done().whenComplete((record, failure) -> news.add(() -> ended(part, record, failure)));
		askAhead();
	}

	private void ended(TaskPart part, TaskRecord record, Throwable failure) {
		if (failure != null)
			throw new CancellationException(); // Orrery closes
		Begun begun = running.remove(part);
		boolean moved = record.state() == TaskState.SUCCEEDED;
		queue.ended(begun.move(), moved);
		begun.step().end(moved, MoveResults.inWords(begun.move().move(), record));
		int attempt = tries.get(begun.move());
		if (!monitor.isCancelled() && attempt < limits.attempts() && Retry.canHelp(record, part.failure(), wasLost(begun.move(), record.created()))) {
			notBefore.put(begun.move(), System.nanoTime() + Retry.pause(attempt).toNanos());
			queue.again(begun.move());
		} else {
			results.add(MoveResults.of(begun.move().move(), record));
		}
	}

	/** One of the hosts does not answer, or has come back since: a migration that failed may have waited for it before it ended. */
	private boolean wasLost(QueuedMove move, Instant begun) {
		return Stream.of(move.from(), move.to()).map(context.connections()::find)
				.anyMatch(host -> host.map(HostConnection::status).filter(now -> now.state() == ConnectionState.ACTIVE && !now.since().isAfter(begun)).isEmpty());
	}

	private void lookAtWishes() {
		context.queues().limits(monitor.task()).filter(wanted -> !wanted.equals(limits)).ifPresent(this::limit);
		QueueControls.State now = context.queues().of(monitor.task());
		if (now.equals(asked))
			return;
		endPause();
		asked = now;
		if (now.wish() == Wish.PAUSE)
			pause = monitor.stepBeside(Messages.bind(Messages.BulkRun_paused, now.who()));
	}

	private void limit(BulkLimits wanted) {
		limits = wanted;
		queue.limit(wanted);
		monitor.stepBeside(Messages.bind(Messages.BulkRun_limits, BulkPlan.limitsInWords(wanted))).end(true, ""); //$NON-NLS-1$
	}

	private void endPause() {
		if (pause != null)
			pause.end(true, ""); //$NON-NLS-1$
		pause = null;
	}

	private void report() {
		long moved = results.stream().filter(result -> result.outcome() == VmOutcome.MOVED).count();
		int total = check.order().size() + check.refused().size();
		String phase = Messages.bind(Messages.BulkRun_phase, new Object[] { moved, total, running.size(), queue.waiting().size() });
		if (asked.wish() == Wish.PAUSE)
			phase = Messages.bind(Messages.BulkRun_phasePaused, phase, asked.who());
		Map<String, String> figures = new LinkedHashMap<>();
		BulkFigures.put(figures, (int) moved, total, running.size(), queue.waiting().size());
		if (asked.wish() == Wish.PAUSE)
			figures.put(BulkFigures.PAUSED_BY, asked.who());
		monitor.progress(total == 0 ? 1 : (double) results.size() / total, phase, figures);
	}
}
