// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.orrery.engine.task.TaskRecord;

/** Makes an operation again from what was recorded of it, so that it can look at the hosts after a crash. */
@FunctionalInterface
public interface OperationFactory {
	/** @throws IllegalArgumentException naming the part of the record that is missing or odd */
	Operation recreate(TaskRecord recorded);
}
