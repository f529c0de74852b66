// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.FirmwareState;

class FactsAheadTest {
	private long now = 17;
	private final FactsAhead ahead = new FactsAhead(() -> now);
	private final MigrationFacts facts = FactsFactory.facts(MigrationOptions.defaults(), "web", FactsFactory.silent("h1", "off"),
			FactsFactory.silent("h2", "off"), null, Optional.empty(), List.of(), null, Optional.empty(), FirmwareState.NONE);
	private int questions;

	private void ask() {
		ahead.ask(() -> {
			questions++;
			return CompletableFuture.completedFuture(facts);
		});
	}

	@Test
	void givesWhatWasAskedAheadOnce() {
		assertEquals(Optional.empty(), ahead.take());
		ask();
		assertEquals(Optional.of(facts), ahead.take());
		assertEquals(Optional.empty(), ahead.take());
	}

	@Test
	void asksOnceWhileTheAnswerIsFresh() {
		ask();
		ask();
		assertEquals(1, questions);
	}

	@Test
	void forgetsWhatIsTooOld() {
		ask();
		now += TimeUnit.SECONDS.toNanos(3);
		assertEquals(Optional.empty(), ahead.take());
		ask();
		now += TimeUnit.SECONDS.toNanos(3);
		ask();
		assertEquals(3, questions);
		assertEquals(Optional.of(facts), ahead.take());
	}

	@Test
	void aQuestionThatFailsIsAskedByTheCheckItself() {
		ahead.ask(() -> CompletableFuture.failedFuture(new IllegalStateException("gone")));
		assertEquals(Optional.empty(), ahead.take());
	}
}
