// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.Map;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationException;

/** How a running operation tells what it does, and learns that it shall stop. Used on the operation's thread unless said otherwise. */
public interface TaskMonitor {
	/** Id of the task that runs. */
	String task();

	/** The account that asked for it. */
	String who();

	/** Recorded on disk before it returns: call it before acting. Ends the step before it. */
	void step(String title);

	/**
	 * A step that only looks and changes nothing: recorded like any other, but nobody waits for the disk, nor is stopped when it is full. The
	 * same goes for notes until the next {@link #step}.
	 */
	void look(String title);

	/**
	 * A step beside others, until it is ended; the step that was begun before goes on as well. Recorded on disk before it returns. Any thread.
	 */
	SubStep stepBeside(String title);

	/**
	 * Runs another operation as a task of its own that belongs to this one: with its own check, locks and record, and examined on its own
	 * after a crash. Returns at once. The part goes on when this task is cancelled, unless the operation cancels it too.
	 */
	TaskPart submit(Operation part);

	/** A fact worth keeping with the current step ("created volume app.qcow2 on h2"); recorded on disk before it returns. */
	void note(String fact);

	/** Any thread. Not recorded on disk. @param fraction 0…1, -1 unknown */
	void progress(double fraction, String phase, Map<String, String> figures);

	/**
	 * What a cancel has to do while a native call blocks the operation's thread. Runs on a thread of its own, at most once; at once if the
	 * cancel came before. Null clears it.
	 */
	void onCancel(Runnable canceller);

	/** Any thread. */
	boolean isCancelled();

	/** @throws OperationException cancelled, when somebody asked for it */
	void checkCancelled() throws OperationException;
}
