// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class RetryScheduleTest {
	private static RetrySchedule schedule(double chance) {
		return new RetrySchedule(Duration.ofSeconds(1), Duration.ofSeconds(60), () -> chance);
	}

	@Test
	void doublesUpToTheCap() {
		assertEquals(java.util.List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L),
				IntStream.rangeClosed(1, 8).mapToObj(n -> schedule(0.5).delay(n).toSeconds()).toList());
		assertEquals(60, schedule(0.5).delay(1_000_000).toSeconds());
	}

	@Test
	void spreadsByAFifth() {
		assertEquals(48, schedule(0).delay(20).toSeconds());
		assertEquals(72, schedule(1).delay(20).toSeconds());
	}
}
