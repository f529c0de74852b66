// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.time.Duration;

/** How far back a chart looks. */
public enum TimeRange {
	LIVE(Duration.ofMinutes(10), Messages.Range_live, "HH:mm:ss"), //$NON-NLS-1$
	HOUR(Duration.ofHours(1), Messages.Range_hour, "HH:mm"), //$NON-NLS-1$
	DAY(Duration.ofDays(1), Messages.Range_day, "HH:mm"), //$NON-NLS-1$
	WEEK(Duration.ofDays(7), Messages.Range_week, "d MMM HH:mm"), //$NON-NLS-1$
	MONTH(Duration.ofDays(30), Messages.Range_month, "d MMM"); //$NON-NLS-1$

	public final Duration length;
	public final String label;
	/** Of times on the axis. */
	final String pattern;

	TimeRange(Duration length, String label, String pattern) {
		this.length = length;
		this.label = label;
		this.pattern = pattern;
	}
}
