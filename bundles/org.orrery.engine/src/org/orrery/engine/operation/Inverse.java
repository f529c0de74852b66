// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.orrery.engine.task.TaskRecord;

/**
 * The way back from a task: an operation that goes through its own check and plan like any other, or the reason why there is none.
 *
 * @param operation null when there is none
 * @param reason    one sentence why not; empty when there is one
 */
public record Inverse(Operation operation, String reason) {
	/** Knows the way back from the succeeded tasks of one kind. */
	@FunctionalInterface
	public interface Rule {
		/** Asks no host. @throws IllegalArgumentException naming the part of the record that is missing */
		Inverse of(TaskRecord succeeded, OperationContext context);
	}

	public static Inverse by(Operation operation) {
		return new Inverse(operation, ""); //$NON-NLS-1$
	}

	public static Inverse none(String reason) {
		return new Inverse(null, reason);
	}

	public boolean exists() {
		return operation != null;
	}
}
