// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Facts for a check that is soon to come, asked for while there is time; too old ones are forgotten. Thread-safe. */
final class FactsAhead {
	/** About as long as facts age in a check of many VMs and hosts. */
	private static final Duration FRESH = Duration.ofSeconds(3);

	private final LongSupplier nanoseconds;
	private CompletableFuture<MigrationFacts> facts;
	private long asked;

	/** @param nanoseconds since any moment */
	FactsAhead(LongSupplier nanoseconds) {
		this.nanoseconds = nanoseconds;
	}

	/** Unless fresh ones are there or on their way. Waits for nobody. */
	synchronized void ask(Supplier<CompletableFuture<MigrationFacts>> question) {
		if (isFresh())
			return;
		asked = nanoseconds.getAsLong();
		facts = question.get();
	}

	/** Fresh ones, once; waits where they are still on their way. Empty when nobody asked ahead, or too long ago, or in vain. */
	Optional<MigrationFacts> take() {
		CompletableFuture<MigrationFacts> known;
		synchronized (this) {
			known = isFresh() ? facts : null;
			facts = null;
		}
		return known == null ? Optional.empty() : Optional.ofNullable(known.exceptionally(failure -> null).join());
	}

	private boolean isFresh() {
		return facts != null && nanoseconds.getAsLong() - asked < FRESH.toNanos();
	}
}
