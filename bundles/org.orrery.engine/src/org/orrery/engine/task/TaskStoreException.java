// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger.Level;

/** A task could not be recorded, so nothing may act. The message names the folder, the cause and the remedy. */
public final class TaskStoreException extends RuntimeException {
	private static final long serialVersionUID = 1L;

	private final Level severity;

	public TaskStoreException(String message, Throwable cause) {
		this(message, cause, Level.ERROR);
	}

	TaskStoreException(String message, Throwable cause, Level severity) {
		super(message, cause);
		this.severity = severity;
	}

	/** How loudly it is to be logged: that Orrery is closing is no error. */
	Level severity() {
		return severity;
	}
}
