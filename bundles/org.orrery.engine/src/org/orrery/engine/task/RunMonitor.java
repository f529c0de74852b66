// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationException;

/** What a running operation talks to. */
final class RunMonitor implements TaskMonitor {
	private final TaskLog log;
	private final Clock clock;
	private final Function<Operation, TaskPart> parts;
	private boolean cancelled;
	private boolean undoing;
	private Runnable canceller;
	private boolean looking;

	/** @param parts how an operation becomes a task that belongs to this one */
	RunMonitor(TaskLog log, Clock clock, Function<Operation, TaskPart> parts) {
		this.log = log;
		this.clock = clock;
		this.parts = parts;
	}

	@Override
	public String task() {
		return log.record().id();
	}

	@Override
	public String who() {
		return log.record().who();
	}

	@Override
	public void step(String title) {
		begin(title, false);
	}

	@Override
	public void look(String title) {
		begin(title, true);
	}

	private void begin(String title, boolean onlyLooks) {
		synchronized (this) {
			looking = onlyLooks;
		}
		record(new TaskEvent.StepBegun(log.record().id(), clock.instant(), title));
	}

	@Override
	public SubStep stepBeside(String title) {
		String task = log.record().id();
		int number = log.appendStepBeside(new TaskEvent.StepBegunBeside(task, clock.instant(), title));
		return (succeeded, note) -> log.appendIfPossible(new TaskEvent.StepEnded(task, clock.instant(), number,
				succeeded ? TaskStep.State.DONE : TaskStep.State.FAILED, note));
	}

	@Override
	public TaskPart submit(Operation part) {
		return parts.apply(part);
	}

	@Override
	public void note(String fact) {
		record(new TaskEvent.Noted(log.record().id(), clock.instant(), fact));
	}

	private void record(TaskEvent event) {
		boolean onlyLooks;
		boolean undoingNow;
		synchronized (this) {
			onlyLooks = looking;
			undoingNow = undoing;
		}
		if (undoingNow)
			log.appendIfPossible(event);
		else if (onlyLooks)
			log.appendIfPossible(event, false);
		else
			log.append(event);
	}

	@Override
	public void progress(double fraction, String phase, Map<String, String> figures) {
		log.progress(fraction, phase, figures);
	}

	@Override
	public void onCancel(Runnable newCanceller) {
		synchronized (this) {
			canceller = undoing ? null : newCanceller;
			if (!cancelled || canceller == null)
				return;
		}
		runCanceller();
	}

	/** @return false when it was asked before */
	boolean cancel() {
		synchronized (this) {
			if (cancelled)
				return false;
			cancelled = true;
		}
		runCanceller();
		return true;
	}

	private void runCanceller() {
		Runnable work;
		synchronized (this) {
			work = canceller;
			canceller = null;
		}
		if (work == null)
			return;
		Thread thread = new Thread(() -> {
			try {
				work.run();
			} catch (RuntimeException e) {
				System.getLogger(RunMonitor.class.getName()).log(Level.ERROR, "cancel of task " + log.record().id(), e); //$NON-NLS-1$
				log.appendIfPossible(new TaskEvent.Noted(log.record().id(), clock.instant(),
						Messages.bind(Messages.TaskRun_cancellerFailed, e.getMessage())));
			}
		}, "orrery-task-cancel"); //$NON-NLS-1$
		thread.setDaemon(true);
		thread.start();
	}

	@Override
	public synchronized boolean isCancelled() {
		return cancelled && !undoing;
	}

	/** Whether somebody asked for it, also while it is undone. */
	synchronized boolean wasCancelled() {
		return cancelled;
	}

	@Override
	public void checkCancelled() throws OperationException {
		if (isCancelled())
			throw OperationException.cancelled(Messages.TaskRun_cancelledOnRequest);
	}

	/** From here on a cancel stops nothing: what was half done is being undone. */
	synchronized void undoing() {
		undoing = true;
		canceller = null;
	}
}
