// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

/** Called on engine threads, at most some ten times a second per task while it progresses; must return at once. */
@FunctionalInterface
public interface TaskListener {
	void taskChanged(TaskRecord task);
}
