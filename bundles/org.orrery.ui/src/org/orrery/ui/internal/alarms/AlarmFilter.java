// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.time.Instant;
import java.util.List;

import org.orrery.engine.alarm.Alarm;
import org.orrery.ui.AlarmFeed;

/** Which alarms the view lists. */
enum AlarmFilter {
	ACTIVE(Messages.Filter_active, Messages.Empty_active), QUIET(Messages.Filter_quiet, Messages.Empty_quiet),
	HISTORY(Messages.Filter_history, Messages.Empty_history);

	private final String title;
	private final String nothing;

	AlarmFilter(String title, String nothing) {
		this.title = title;
		this.nothing = nothing;
	}

	String title() {
		return title;
	}

	/** What is said when there are none. */
	String nothing() {
		return nothing;
	}

	List<Alarm> of(AlarmFeed feed) {
		Instant now = Instant.now();
		return switch (this) {
		case ACTIVE -> feed.open().stream().filter(alarm -> alarm.wantsAttention(now)).toList();
		case QUIET -> feed.open().stream().filter(alarm -> !alarm.wantsAttention(now)).toList();
		case HISTORY -> feed.history();
		};
	}
}
