// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.orrery.engine.operation.migration.convergence.ConvergencePolicy;
import org.orrery.engine.operation.migration.forecast.LinkSpeed.Origin;
import org.orrery.engine.operation.migration.forecast.MigrationForecast.Convergence;

/** A guest of 1000 MiB over a link of 100 MiB/s, with 1 s for everything beside the copy and 50 ms for the switch-over. */
class CopyModelTest {
	private static final long MIB = 1L << 20;
	private static final LinkSpeed LINK = new LinkSpeed(100 * MIB, Origin.MIGRATIONS, 3);

	private static MigrationForecast forecast(long dirty, long speed, ConvergencePolicy policy, boolean mayRaise) {
		return new CopyModel(1000 * MIB, 0, dirty * MIB, speed * MIB, LINK, Duration.ofSeconds(1), Duration.ofMillis(50), 0, Duration.ofMillis(300),
				policy, mayRaise, true).forecast(dirty * MIB);
	}

	@Test
	void anIdleGuestTakesTheTimeOfItsMemory() {
		MigrationForecast forecast = forecast(0, 100, ConvergencePolicy.BALANCED, true);
		assertEquals(11_000, forecast.duration().toMillis(), 100);
		assertEquals(300, forecast.downtime().toMillis(), 5);
		assertEquals(Convergence.YES, forecast.convergence());
		assertEquals(1, forecast.passes());
	}

	@Test
	void aBusyGuestNeedsMorePasses() {
		MigrationForecast forecast = forecast(30, 100, ConvergencePolicy.BALANCED, true);
		assertEquals(Convergence.YES, forecast.convergence());
		assertTrue(forecast.passes() > 2 && forecast.duration().toMillis() > 14_000, forecast.toString());
	}

	@Test
	void aGuestThatOutrunsTheLinkConvergesByPolicyOrLastResortOrNot() {
		assertEquals(Convergence.BY_LAST_RESORT, forecast(150, 100, ConvergencePolicy.MUST_FINISH, true).convergence());
		assertEquals(Convergence.BY_POLICY, forecast(150, 100, ConvergencePolicy.BALANCED, true).convergence());
		assertEquals(Convergence.NO, forecast(100_000, 10, ConvergencePolicy.MINIMAL_DOWNTIME, false).convergence());
	}

	@Test
	void whatWillNotEndHasNoTimes() {
		MigrationForecast never = forecast(100_000, 10, ConvergencePolicy.MINIMAL_DOWNTIME, false);
		assertNull(never.duration());
		assertNull(never.downtime());
		assertTrue(never.inWords().startsWith("will not converge (rewrites 97.7 GiB/s of 10.0 MiB/s, limited as asked for"), never.inWords());
	}

	@Test
	void theLimitAskedForSlowsTheCopyButNotThePause() {
		MigrationForecast forecast = forecast(0, 10, ConvergencePolicy.BALANCED, true);
		assertEquals(101_000, forecast.duration().toMillis(), 500);
		assertEquals(75, forecast.downtime().toMillis(), 5);
	}

	@Test
	void theUsualPauseContainsTheUsualRest() {
		MigrationForecast forecast = new CopyModel(1000 * MIB, 0, 0, 100 * MIB, LINK, Duration.ofSeconds(1), Duration.ofMillis(120),
				CopyModel.usualRest(100 * MIB), Duration.ofMillis(300), ConvergencePolicy.BALANCED, true, true).forecast(0);
		assertEquals(120, forecast.downtime().toMillis(), 2);
	}

	@Test
	void aPausedGuestIsSentOnce() {
		MigrationForecast forecast = new CopyModel(1000 * MIB, 500 * MIB, 0, 100 * MIB, LINK, Duration.ofSeconds(1), Duration.ofMillis(50), 0,
				Duration.ofMillis(300), ConvergencePolicy.BALANCED, true, false).forecast(0);
		assertEquals(16_000, forecast.duration().toMillis(), 10);
	}

	@Test
	void inWordsItSaysWhatItGoesBy() {
		assertEquals("about 11.00 s, downtime about 300 ms, will converge: yes (rewrites 0 B/s of 100.0 MiB/s, speed learnt from 3 migrations)",
				forecast(0, 100, ConvergencePolicy.BALANCED, true).inWords());
		assertTrue(new MigrationForecast(Duration.ofSeconds(1), Duration.ofMillis(40), Convergence.YES, -1, LinkSpeed.ASSUMED.bytesPerSecond(),
				LinkSpeed.ASSUMED, 1).inWords().contains("was not measured, of 110.0 MiB/s, speed assumed"));
	}
}
