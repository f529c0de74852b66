// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

/** A task could not be recorded, so nothing may act. The message names the folder, the cause and the remedy. */
public final class TaskStoreException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	public TaskStoreException(String message, Throwable cause) {
		super(message, cause);
	}
}
