// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.time.Duration;

/**
 * What happens with each host while it is in maintenance, in this order. Immutable.
 *
 * @param command     run by a shell on the console's machine, with ORRERY_HOST and ORRERY_URI in its environment; empty: none
 * @param awaitReturn wait until the host has gone and is connected again
 * @param askPerson   wait until somebody lets the queue go on
 * @param limit       how long the command, and how long the return, may take
 */
public record RollingStep(String command, boolean awaitReturn, boolean askPerson, Duration limit) {
	private static final Duration LIMIT = Duration.ofMinutes(30);

	public static RollingStep person() {
		return new RollingStep("", false, true, LIMIT); //$NON-NLS-1$
	}

	public static RollingStep command(String shellCommand, boolean thenAwaitReturn) {
		return new RollingStep(shellCommand, thenAwaitReturn, false, LIMIT);
	}
}
