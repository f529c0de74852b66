// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

/** How bad it is; the later the worse. */
public enum AlarmSeverity {
	WARNING, CRITICAL;

	/** For a person. */
	public String inWords() {
		return this == CRITICAL ? Messages.Severity_critical : Messages.Severity_warning;
	}
}
