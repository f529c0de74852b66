// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may be done to a guest so that its migration comes to an end. */
public enum ConvergencePolicy {
	/** The guest is slowed down rather than paused for long: the longest pause stays as it is. May never end. */
	MINIMAL_DOWNTIME(Duration.ofMillis(300), false),
	/** The longest pause is raised in steps while the guest is slowed down. May never end. */
	BALANCED(Duration.ofSeconds(2), false),
	/** The same; then the guest goes on at the target while its memory follows, or, where hosts cannot, is suspended for the rest. */
	MUST_FINISH(Duration.ofSeconds(2), true);

	/** libvirt's own default: what a migration begins with. */
	public static final Duration FIRST_DOWNTIME = Duration.ofMillis(300);

	private final Duration longestDowntime;
	private final boolean lastResort;

	ConvergencePolicy(Duration longestDowntime, boolean lastResort) {
		this.longestDowntime = longestDowntime;
		this.lastResort = lastResort;
	}

	/** No step raises the longest pause beyond this. */
	public Duration longestDowntime() {
		return longestDowntime;
	}

	/** May switch to post-copy, and suspend the guest where that is not possible. */
	public boolean hasLastResort() {
		return lastResort;
	}

	/** As the command line and files name it: "must-finish". */
	public String word() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<ConvergencePolicy> ofWord(String word) {
		return Stream.of(values()).filter(policy -> policy.word().equals(word)).findFirst();
	}
}
