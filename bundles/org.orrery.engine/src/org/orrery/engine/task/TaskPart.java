// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.orrery.engine.operation.OperationException;

/** A task that belongs to another one, as that one sees it. Thread-safe. */
public interface TaskPart {
	/** Id of the task. */
	String id();

	/** Completes with the final record; with a CancellationException when Orrery closes before the end. */
	CompletableFuture<TaskRecord> done();

	/** What its operation threw; empty while it runs, and when it succeeded or was refused. */
	Optional<OperationException> failure();

	/** Asks it to stop; returns at once. */
	void cancel();
}
