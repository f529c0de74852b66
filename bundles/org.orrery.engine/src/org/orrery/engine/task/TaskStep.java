// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.Instant;

/** One step of a task. Immutable. {@code ended} is null while it runs. */
public record TaskStep(int number, String title, State state, Instant started, Instant ended, String note) {
	public enum State {
		RUNNING, DONE, FAILED, COMPENSATED
	}
}
