// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.lock.LockRefusedException;
import org.orrery.engine.lock.LockTable;
import org.orrery.engine.operation.Aftermath;
import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationException;

/** Takes one operation from queued to its end. Runs on one thread of the task pool; {@link #cancel} comes from any other. */
final class TaskRun {
	private static final System.Logger LOGGER = System.getLogger(TaskRun.class.getName());

	private final TaskEnvironment environment;
	private final Operation operation;
	private final TaskLog log;
	private final LockTable.Held locks;
	private final RunMonitor monitor;
	private volatile boolean waitingForHosts;
	private volatile OperationException failure;

	/** What executes: the operation itself, or the rest of one that an earlier process began. */
	private interface Act {
		void perform() throws OperationException;
	}

	TaskRun(TaskEnvironment environment, Operation operation, TaskLog log, LockTable.Held locks) {
		this.environment = environment;
		this.operation = operation;
		this.log = log;
		this.locks = locks;
		monitor = new RunMonitor(log, environment.clock(), part -> environment.parts().apply(id(), part));
	}

	TaskLog log() {
		return log;
	}

	/** What the operation threw, null when it did not. */
	OperationException failure() {
		return failure;
	}

	private String id() {
		return log.record().id();
	}

	/** Records, checks and executes a new task. */
	void run(TaskEvent.Created created) {
		guarded(() -> {
			if (begin(created) && check())
				act(() -> operation.execute(environment.context(), monitor));
		});
	}

	/** Finds out what became of a task that an earlier process left open, and brings it to its end. */
	void resume() {
		waitingForHosts = false;
		guarded(() -> {
			log.progress(-1, Messages.Reconciliation_examining, Map.of());
			Aftermath aftermath = examine();
			String reason = Messages.bind(Messages.Reconciliation_found, aftermath.reason());
			switch (aftermath.state()) {
			case RUNNING -> {
				log.append(new TaskEvent.Noted(id(), environment.clock().instant(), reason));
				act(() -> operation.follow(environment.context(), monitor));
			}
			case FAILED, CANCELLED -> undo(aftermath.state(), reason, aftermath.remedy(), ""); //$NON-NLS-1$
			default -> end(aftermath.state(), reason, aftermath.remedy(), ""); //$NON-NLS-1$
			}
		});
	}

	/** Shows what the examination waits for. */
	void awaitHosts(String names) {
		waitingForHosts = true;
		log.progress(-1, Messages.bind(Messages.Reconciliation_waiting, names), Map.of());
	}

	/** Ends a task that cannot be examined. */
	void giveUp(TaskState state, String reason, String remedy) {
		waitingForHosts = false;
		guarded(() -> end(state, reason, remedy, "")); //$NON-NLS-1$
	}

	private void guarded(Runnable work) {
		try {
			work.run();
		} catch (RuntimeException | Error e) { // whatever happens, no task stays open for ever
			LOGGER.log(severity(), "task " + id(), e); //$NON-NLS-1$
			if (!environment.isClosing())
				end(TaskState.FAILED, Messages.bind(Messages.TaskRun_defect, e), Messages.TaskRun_defectRemedy, trace(e));
		} finally {
			locks.close();
		}
	}

	/** @return false when it ended here */
	private boolean begin(TaskEvent.Created created) {
		try {
			environment.store().create(created);
		} catch (LockRefusedException e) {
			locks.close();
			Refusal.recorded(environment, created, log, Refusal.lock(e));
			return false;
		} catch (TaskStoreException e) {
			LOGGER.log(e.severity(), e.getMessage(), e);
			locks.close();
			Refusal.unrecorded(environment, log, Refusal.store(e));
			return false;
		}
		return goOn(TaskState.CHECKING, List.of());
	}

	private boolean check() {
		CheckResult result = operation.check(environment.context());
		if (!result.passes()) {
			Finding first = result.firstObstacle().orElseThrow();
			locks.close();
			log.append(new TaskEvent.Ended(id(), environment.clock().instant(), TaskState.REFUSED, first.message(), first.remedy(), "", //$NON-NLS-1$
					result.findings(), Map.of()));
			return false;
		}
		recordScript();
		return goOn(TaskState.RUNNING, result.findings());
	}

	/** What cannot be written down as a script is done nevertheless. */
	private void recordScript() {
		try {
			String script = operation.plan(environment.context()).script();
			if (!script.isBlank())
				log.append(new TaskEvent.Planned(id(), environment.clock().instant(), script));
		} catch (TaskStoreException e) {
			throw e;
		} catch (RuntimeException e) {
			LOGGER.log(Level.WARNING, "no script of task " + id(), e); //$NON-NLS-1$
		}
	}

	/** @return false when it was cancelled before it did anything, and ended here */
	private boolean goOn(TaskState state, List<Finding> findings) {
		if (monitor.wasCancelled()) {
			end(TaskState.CANCELLED, Messages.TaskRun_cancelledBeforeStart, "", ""); //$NON-NLS-1$ //$NON-NLS-2$
			return false;
		}
		log.append(new TaskEvent.StateChanged(id(), environment.clock().instant(), state, findings));
		return true;
	}

	private void act(Act act) {
		try {
			act.perform();
			end(TaskState.SUCCEEDED, monitor.wasCancelled() ? Messages.TaskRun_cancelTooLate : "", "", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		} catch (OperationException e) {
			failure = e;
			if (e.isUndecided())
				end(TaskState.UNDECIDED, e.getMessage(), e.remedy(), e.detail());
			else
				undo(e.isCancelled() ? TaskState.CANCELLED : TaskState.FAILED, e.getMessage(), e.remedy(), e.detail());
		} catch (TaskStoreException e) {
			undo(TaskState.FAILED, e.getMessage(), Messages.TaskStore_unwritableRemedy, ""); //$NON-NLS-1$
		} catch (RuntimeException | Error e) {
			LOGGER.log(severity(), "task " + id(), e); //$NON-NLS-1$
			undo(TaskState.FAILED, Messages.bind(Messages.TaskRun_defect, e), Messages.TaskRun_defectRemedy, trace(e));
		}
	}

	/** While Orrery closes nothing is undone: the hosts go on, and the next start looks at them. */
	private void undo(TaskState state, String reason, String remedy, String detail) {
		if (environment.isClosing())
			return;
		monitor.undoing();
		log.appendIfPossible(new TaskEvent.StepFailed(id(), environment.clock().instant()));
		int steps = log.record().steps().size();
		try {
			operation.compensate(environment.context(), monitor);
			if (log.record().steps().size() > steps)
				log.appendIfPossible(new TaskEvent.Compensated(id(), environment.clock().instant(), steps));
			end(state, reason, remedy, detail);
		} catch (OperationException e) {
			endHalfUndone(reason, e.remedy().isEmpty() ? remedy : e.remedy(), join(detail, e.detail()), e);
		} catch (RuntimeException | Error e) {
			endHalfUndone(reason, remedy, join(detail, trace(e)), e);
		}
	}

	private void endHalfUndone(String reason, String remedy, String detail, Throwable cause) {
		LOGGER.log(severity(), "task " + id() + " could not be undone", cause); //$NON-NLS-1$ //$NON-NLS-2$
		boolean forAPerson = cause instanceof OperationException undone && undone.isUndecided();
		if (!environment.isClosing())
			end(forAPerson ? TaskState.UNDECIDED : TaskState.FAILED, Messages.bind(Messages.TaskRun_compensationFailed, reason, cause.getMessage()),
					Messages.bind(Messages.TaskRun_compensationFailedRemedy, remedy), detail);
	}

	/** While Orrery closes, hosts and store go away under the tasks: nothing that anybody has to look after. */
	private Level severity() {
		return environment.isClosing() ? Level.DEBUG : Level.ERROR;
	}

	private Aftermath examine() {
		try {
			return operation.examine(environment.context());
		} catch (RuntimeException e) {
			LOGGER.log(severity(), "examination of task " + id(), e); //$NON-NLS-1$
			return Aftermath.undecided(Messages.bind(Messages.Reconciliation_examineFailed, e.getMessage()), Messages.Reconciliation_lookRemedy);
		}
	}

	/** Gives the locks back first: whoever hears of the end may begin the next task at once. */
	private void end(TaskState state, String reason, String remedy, String detail) {
		locks.close();
		recordEnd(state, reason, remedy, detail);
	}

	private void recordEnd(TaskState state, String reason, String remedy, String detail) {
		TaskRecord record = log.record();
		if (record.state().isOpen())
			log.appendIfPossible(new TaskEvent.Ended(record.id(), environment.clock().instant(), state, reason, remedy, detail, List.of(),
					record.figures()));
	}

	/** Any thread; blocks on nothing but the disk. */
	void cancel() {
		if (!log.record().state().isOpen())
			return;
		if (waitingForHosts) {
			giveUp(TaskState.UNDECIDED, Messages.Reconciliation_notExamined, Messages.Reconciliation_lookRemedy);
			return;
		}
		if (!monitor.cancel())
			return;
		if (log.record().state() == TaskState.RUNNING)
			log.appendIfPossible(new TaskEvent.StateChanged(id(), environment.clock().instant(), TaskState.CANCELLING, List.of()));
		TaskLimits limits = environment.limits();
		environment.timer().schedule(this::cancelNotConfirmed, limits.cancelConfirmation().toMillis(), TimeUnit.MILLISECONDS);
		environment.timer().schedule(this::abandon, limits.abandon().toMillis(), TimeUnit.MILLISECONDS);
	}

	private void cancelNotConfirmed() {
		if (log.record().state() != TaskState.CANCELLING)
			return;
		String text = Messages.bind(Messages.TaskRun_cancelNotConfirmed, environment.limits().cancelConfirmation().toSeconds());
		log.appendIfPossible(new TaskEvent.Noted(id(), environment.clock().instant(), text));
		log.progress(-1, text, log.record().figures());
	}

	/** The operation's thread stays behind with its locks until the native call returns; the record says that the outcome is not known. */
	private void abandon() {
		if (log.record().state() == TaskState.CANCELLING)
			recordEnd(TaskState.UNDECIDED, Messages.bind(Messages.TaskRun_abandoned, environment.limits().abandon().toSeconds()),
					Messages.TaskRun_abandonedRemedy, ""); //$NON-NLS-1$
	}

	private static String join(String one, String other) {
		return one.isEmpty() ? other : other.isEmpty() ? one : one + '\n' + other;
	}

	private static String trace(Throwable e) {
		StringWriter text = new StringWriter();
		e.printStackTrace(new PrintWriter(text));
		return text.toString();
	}
}
