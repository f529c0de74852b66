// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import org.orrery.engine.task.TaskRecord;

/** A migration that is to be disturbed, by the console of the test or by one of its own. */
interface Attempt {
	boolean isOver();

	void cancel();

	/** kill -9 of the console; the migration itself is the hosts' affair. */
	void kill() throws Exception;

	/** Waits for the end of its task. */
	TaskRecord end() throws Exception;
}
