// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

	/** As a person types it after {@code orrery rolling}. */
	List<String> arguments() {
		List<String> words = new ArrayList<>();
		if (!command.isEmpty())
			words.addAll(List.of("--run", command)); //$NON-NLS-1$
		if (awaitReturn)
			words.add("--await-return"); //$NON-NLS-1$
		if (askPerson)
			words.add("--ask"); //$NON-NLS-1$
		words.addAll(List.of("--limit", limit.toSeconds() + "s")); //$NON-NLS-1$ //$NON-NLS-2$
		return words;
	}

	public static RollingStep person() {
		return new RollingStep("", false, true, LIMIT); //$NON-NLS-1$
	}

	public static RollingStep command(String shellCommand, boolean thenAwaitReturn) {
		return new RollingStep(shellCommand, thenAwaitReturn, false, LIMIT);
	}
}
