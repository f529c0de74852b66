// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.util.Locale;

/** What a report is about. */
public enum ReportKind {
	CONSOLIDATION, CAPACITY, UPTIME;

	/** Word of the command line and of JSON. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** For a person. */
	public String title() {
		return switch (this) {
		case CONSOLIDATION -> Messages.Consolidation_title;
		case CAPACITY -> Messages.Capacity_title;
		case UPTIME -> Messages.Uptime_title;
		};
	}
}
