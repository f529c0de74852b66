// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

/** Where a task is. */
public enum TaskState {
	QUEUED, CHECKING, RUNNING, CANCELLING, SUCCEEDED, FAILED, REFUSED, CANCELLED,
	/** Nobody recorded its end, and looking at the hosts did not settle it: a person has to decide. */
	UNDECIDED;

	public boolean isOpen() {
		return this == QUEUED || this == CHECKING || this == RUNNING || this == CANCELLING;
	}
}
