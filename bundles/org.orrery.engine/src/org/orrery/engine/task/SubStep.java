// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

/** A step of a task that runs beside others. Any thread. */
public interface SubStep {
	/** Recorded on disk before it returns. @param note what became of it, one sentence; may be empty */
	void end(boolean succeeded, String note);
}
