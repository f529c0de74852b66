// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Tells listeners about tasks, in order, on one thread of its own: changes of state and steps at once, progress at most once per period and
 * task, with the newest figures.
 */
final class TaskFeed implements AutoCloseable {
	private final ScheduledThreadPoolExecutor thread;
	private final List<TaskListener> listeners = new CopyOnWriteArrayList<>();
	private final long periodNanos;

	TaskFeed(Duration progressPeriod) {
		periodNanos = progressPeriod.toNanos();
		thread = new ScheduledThreadPoolExecutor(1, work -> {
			Thread made = new Thread(work, "orrery-task-feed"); //$NON-NLS-1$
			made.setDaemon(true);
			return made;
		});
		thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
	}

	/** The pace of one task's progress. */
	static final class Pace {
		private long lastNanos = Long.MIN_VALUE;
		private boolean pending;
	}

	void add(TaskListener listener) {
		listeners.add(listener);
	}

	void remove(TaskListener listener) {
		listeners.remove(listener);
	}

	/** @param afterwards run on the feed's thread when all listeners know */
	void changed(TaskRecord record, Runnable afterwards) {
		enqueue(() -> {
			deliver(record);
			afterwards.run();
		}, 0);
	}

	void progressed(Pace pace, Supplier<TaskRecord> newest) {
		long delay;
		synchronized (pace) {
			if (pace.pending)
				return;
			pace.pending = true;
			delay = pace.lastNanos == Long.MIN_VALUE ? 0 : Math.max(0, pace.lastNanos + periodNanos - System.nanoTime());
		}
		enqueue(() -> {
			synchronized (pace) {
				pace.pending = false;
				pace.lastNanos = System.nanoTime();
			}
			TaskRecord record = newest.get();
			if (record.state().isOpen()) // its end has been or will be told as a change
				deliver(record);
		}, delay);
	}

	private void enqueue(Runnable work, long delayNanos) {
		try {
			thread.schedule(work, delayNanos, TimeUnit.NANOSECONDS);
		} catch (RejectedExecutionException e) {
			System.getLogger(TaskFeed.class.getName()).log(Level.DEBUG, "task feed is closed", e); //$NON-NLS-1$
		}
	}

	private void deliver(TaskRecord record) {
		for (TaskListener listener : listeners) {
			try {
				listener.taskChanged(record);
			} catch (RuntimeException e) {
				System.getLogger(TaskFeed.class.getName()).log(Level.ERROR, "a task listener failed on " + record.id(), e); //$NON-NLS-1$
			}
		}
	}

	@Override
	public void close() {
		thread.shutdown();
	}
}
