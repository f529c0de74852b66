// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The record of one task of this process: every change is on the disk before anybody sees it, except progress, which is not kept.
 * Thread-safe.
 */
final class TaskLog {
	private static final Logger LOGGER = System.getLogger(TaskLog.class.getName());

	private final TaskStore store;
	private final TaskFeed feed;
	private final TaskFeed.Pace pace = new TaskFeed.Pace();
	private final CompletableFuture<TaskRecord> done = new CompletableFuture<>();
	private TaskRecord record;

	TaskLog(TaskRecord record, TaskStore store, TaskFeed feed) {
		this.record = record;
		this.store = store;
		this.feed = feed;
	}

	synchronized TaskRecord record() {
		return record;
	}

	CompletableFuture<TaskRecord> done() {
		return done;
	}

	/** @throws TaskStoreException when it cannot be recorded: whoever wanted to act must not */
	void append(TaskEvent event) {
		append(event, event.isBinding());
	}

	/** @param binding whether it has to be on the disk before this returns */
	void append(TaskEvent event, boolean binding) {
		TaskRecord changed;
		synchronized (this) {
			if (!record.state().isOpen() && !(event instanceof TaskEvent.Acknowledged)) {
				LOGGER.log(Level.WARNING, () -> "task " + record.id() + " had ended: " + TaskJson.write(event)); //$NON-NLS-1$ //$NON-NLS-2$
				return;
			}
			store.append(event, binding);
			changed = take(event);
		}
		tell(changed);
	}

	/** @return the number of the step */
	int appendStepBeside(TaskEvent.StepBegunBeside event) {
		synchronized (this) {
			append(event);
			return record.steps().size();
		}
	}

	/** For what must go on even where it cannot be recorded: undoing, looking, and the end itself. */
	void appendIfPossible(TaskEvent event) {
		appendIfPossible(event, event.isBinding());
	}

	void appendIfPossible(TaskEvent event, boolean binding) {
		try {
			append(event, binding);
		} catch (TaskStoreException e) {
			LOGGER.log(e.severity(), e.getMessage(), e);
			appendUnrecorded(event);
		}
	}

	/** In memory only: nothing was done, or nothing can be written. */
	void appendUnrecorded(TaskEvent event) {
		TaskRecord changed;
		synchronized (this) {
			changed = take(event);
		}
		tell(changed);
	}

	private TaskRecord take(TaskEvent event) {
		record = event.applyTo(record);
		return record;
	}

	private void tell(TaskRecord changed) {
		feed.changed(changed, () -> {
			if (!changed.state().isOpen())
				done.complete(changed);
		});
	}

	void progress(double fraction, String phase, Map<String, String> figures) {
		synchronized (this) {
			if (!record.state().isOpen())
				return;
			record = new TaskEvent.Draft(record).progress(fraction, phase, figures).record();
		}
		feed.progressed(pace, this::record);
	}

	void acknowledge(Instant time, String who) {
		append(new TaskEvent.Acknowledged(record().id(), time, who));
	}
}
