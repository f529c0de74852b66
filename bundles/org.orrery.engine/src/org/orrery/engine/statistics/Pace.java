// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

/** How often a watcher wants the counters of a host. */
public enum Pace {
	/** Each second: for what is on the screen. */
	LIVE(1),
	/** Each 30 seconds: for history and alarms, which watch all day. */
	BACKGROUND(30);

	private final int factor;

	Pace(int factor) {
		this.factor = factor;
	}

	/** How many live periods one of this pace is long. */
	int factor() {
		return factor;
	}
}
