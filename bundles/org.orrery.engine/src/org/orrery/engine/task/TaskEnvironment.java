// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;

/**
 * What every run of a task shares.
 *
 * @param timer runs short reminders; nothing that blocks on a host
 * @param parts makes an operation a task that belongs to the one of that id
 */
record TaskEnvironment(TaskStore store, OperationContext context, TaskLimits limits, ScheduledExecutorService timer, BooleanSupplier closing,
		BiFunction<String, Operation, TaskPart> parts) {
	Clock clock() {
		return context.clock();
	}

	boolean isClosing() {
		return closing.getAsBoolean();
	}
}
