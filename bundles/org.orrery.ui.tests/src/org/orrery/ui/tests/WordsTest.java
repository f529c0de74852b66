// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.orrery.ui.Words;

class WordsTest {
	private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

	private static String ago(Duration time) {
		return Words.relative(NOW.minus(time), NOW);
	}

	@Test
	void timesAreToldAsLongAgoAsLongAsThatMeansSomething() {
		assertEquals("just now", ago(Duration.ofSeconds(3)));
		assertEquals("42 s ago", ago(Duration.ofSeconds(42)));
		assertEquals("5 min ago", ago(Duration.ofMinutes(5)));
		assertEquals(Words.absolute(NOW.minus(Duration.ofDays(3))), ago(Duration.ofDays(3)));
	}

	@Test
	void aTimeThatIsStillToComeIsNotCalledJustNow() {
		assertEquals("just now", ago(Duration.ofSeconds(-2)), "clocks of two computers are never quite alike");
		assertEquals(Words.absolute(NOW.plus(Duration.ofHours(3))), ago(Duration.ofHours(-3)));
	}
}
