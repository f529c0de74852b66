// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.time.Duration;

/** What a migration under way needs, with the figures that say so. Immutable. */
public sealed interface ConvergenceAction {
	/** What led to it. */
	Evidence evidence();

	/** The longest pause becomes longer. */
	record RaiseDowntime(Duration from, Duration to, Evidence evidence) implements ConvergenceAction {
	}

	/** The guest goes on at the target at once; its memory follows. */
	record SwitchToPostCopy(Evidence evidence) implements ConvergenceAction {
	}

	/** The guest stands still until all of its memory has arrived. */
	record SuspendGuest(Evidence evidence) implements ConvergenceAction {
	}

	/** The policy allows nothing more: a person has to be told. Once per migration. */
	record TellUnconverging(Evidence evidence) implements ConvergenceAction {
	}

	/**
	 * The beginning of one pass over what the guest had rewritten.
	 *
	 * @param pass      its number, from 2
	 * @param remaining bytes that it begins with; @param before bytes that the pass before it began with
	 * @param dirtyRate bytes per second that the guest rewrote, -1 unknown; @param rate bytes per second that travelled, -1 unknown
	 */
	record Evidence(int pass, long remaining, long before, long dirtyRate, long rate) {
	}
}
