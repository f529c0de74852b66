// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

/** Ends a command: what went wrong, what to do about it, and the exit code. No secrets. */
final class CommandFailure extends Exception {
	private static final long serialVersionUID = 1L;

	private final ExitCode exitCode;
	private final String remedy;
	private final String detail;

	CommandFailure(ExitCode exitCode, String message, String remedy) {
		this(exitCode, message, remedy, "", null); //$NON-NLS-1$
	}

	/** @param detail the hypervisor's or the system's own words */
	CommandFailure(ExitCode exitCode, String message, String remedy, String detail, Throwable cause) {
		super(message, cause);
		this.exitCode = exitCode;
		this.remedy = remedy;
		this.detail = detail;
	}

	ExitCode exitCode() {
		return exitCode;
	}

	String remedy() {
		return remedy;
	}

	String detail() {
		return detail;
	}
}
