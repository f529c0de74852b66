// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

/** What the process returns; documented in the manual page, scripts rely on the numbers. */
public enum ExitCode {
	OK, FAILED, USAGE, NOT_FOUND, REFUSED, UNREACHABLE, CANCELLED, ENVIRONMENT;

	public int number() {
		return ordinal();
	}
}
