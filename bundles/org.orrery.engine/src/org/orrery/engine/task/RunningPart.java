// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.orrery.engine.operation.OperationException;

/** A part that this process runs. @param cancels where a cancel is begun */
record RunningPart(TaskRun run, Executor cancels) implements TaskPart {
	@Override
	public String id() {
		return run.log().record().id();
	}

	@Override
	public CompletableFuture<TaskRecord> done() {
		return run.log().done().copy();
	}

	@Override
	public Optional<OperationException> failure() {
		return Optional.ofNullable(run.failure());
	}

	@Override
	public void cancel() {
		cancels.execute(run::cancel);
	}
}
