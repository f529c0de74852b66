// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.orrery.engine.operation.Operation;
import org.orrery.model.ObjectRef;

/** Runs operations as durable tasks, keeps the history. Thread-safe. */
public final class Tasks {
	/**
	 * Queues it: locks, check, then execute. Returns at once with the first record; a refusal (lock held, check failed) is a task in state
	 * REFUSED with the findings.
	 */
	public TaskRecord submit(Operation operation) {
		throw new UnsupportedOperationException();
	}

	/** Completes with the final record. */
	public CompletableFuture<TaskRecord> whenDone(String taskId) {
		throw new UnsupportedOperationException();
	}

	/** Asks it to stop: aborts the native job on a thread of its own. Returns at once. */
	public void cancel(String taskId) {
		throw new UnsupportedOperationException();
	}

	/** A person has seen the failure. */
	public void acknowledge(String taskId) {
		throw new UnsupportedOperationException();
	}

	/** Newest first: open ones and history. */
	public List<TaskRecord> all() {
		throw new UnsupportedOperationException();
	}

	public Optional<TaskRecord> find(String taskId) {
		throw new UnsupportedOperationException();
	}

	/** The open task that has this object as a subject. */
	public Optional<TaskRecord> openFor(ObjectRef subject) {
		throw new UnsupportedOperationException();
	}

	public void addListener(TaskListener listener) {
		throw new UnsupportedOperationException();
	}

	public void removeListener(TaskListener listener) {
		throw new UnsupportedOperationException();
	}
}
