// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.util.List;

/** Told of what changed since the last time, on an engine thread, in order; must return at once. */
@FunctionalInterface
public interface AlarmListener {
	/** @param changed new, changed and ended alarms, the newest record of each */
	void alarmsChanged(List<Alarm> changed);
}
