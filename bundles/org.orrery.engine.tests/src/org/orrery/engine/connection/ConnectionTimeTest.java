// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.EventThread;
import org.orrery.engine.TestEngine;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;

/** What happens when, with a clock and a timer that only the test moves. */
@Timeout(30)
class ConnectionTimeTest {
	@TempDir
	Path folder;

	/** Wall clock and timer, which part company when a computer sleeps. */
	private static final class Time extends Clock implements EngineTimer {
		private record Work(Instant due, Runnable work, CompletableFuture<Void> handle) {
		}

		private final List<Work> planned = new ArrayList<>();
		private Instant timer = Instant.parse("2026-01-01T00:00:00Z");
		private Instant wall = timer;

		@Override
		public synchronized Future<?> schedule(Duration delay, Runnable work) {
			CompletableFuture<Void> handle = new CompletableFuture<>();
			planned.add(new Work(timer.plus(delay), work, handle));
			return handle;
		}

		/** Both go on. */
		void advance(Duration duration) {
			Instant end;
			synchronized (this) {
				end = timer.plus(duration);
			}
			Work next = next(end);
			while (next != null) {
				next.work().run();
				next = next(end);
			}
		}

		private synchronized Work next(Instant end) {
			planned.removeIf(work -> work.handle().isDone());
			Work first = planned.stream().filter(work -> !work.due().isAfter(end)).min(java.util.Comparator.comparing(Work::due)).orElse(null);
			Instant now = first == null ? end : first.due();
			if (now.isAfter(timer)) {
				wall = wall.plus(Duration.between(timer, now));
				timer = now;
			}
			planned.remove(first);
			return first;
		}

		/** The timer stands still, the wall clock does not. */
		synchronized void sleep(Duration duration) {
			wall = wall.plus(duration);
		}

		@Override
		public synchronized Instant instant() {
			return wall;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}
	}

	private final Time time = new Time();
	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 1, 0);
	private final EventThread events = new EventThread();
	private Connections connections;
	private HostConnection h1;

	@BeforeEach
	void open() throws Exception {
		SimulatorDriver driver = new SimulatorDriver(fleet);
		connections = Connections.open(folder, new Connections.Services(() -> List.of(driver), UserPrompts.UNATTENDED, time,
				EngineTimings.standard(), time, events, SessionFollower.NONE));
		h1 = connections.add(TestEngine.definition("h1", fleet.uri("h1").toString()));
	}

	@AfterEach
	void close() {
		connections.close();
		events.close();
	}

	private void awaitState(ConnectionState state, int attempts) {
		TestEngine.await(() -> "is " + h1.status(), () -> h1.status().state() == state && h1.status().attempts() == attempts);
	}

	@Test
	void waitsLongerFromOneAttemptToTheNextButNeverMuchLongerThanTheCap() {
		fleet.host("h1").faults().refuse(true);
		h1.connect();
		for (int attempt = 1; attempt <= 9; attempt++) {
			awaitState(ConnectionState.RETRYING, attempt);
			Duration wait = Duration.between(time.instant(), h1.status().nextAttempt());
			long planned = Math.min(60, 1L << (attempt - 1));
			assertTrue(wait.toMillis() >= planned * 800 && wait.toMillis() <= planned * 1200, attempt + ": " + wait);
			time.advance(wait.minusMillis(1));
			assertEquals(attempt, h1.status().attempts());
			time.advance(Duration.ofMillis(2));
		}
	}

	@Test
	void triesAtOnceWhenTheComputerWakesUp() {
		fleet.host("h1").faults().refuse(true);
		h1.connect();
		for (int attempt = 1; attempt <= 7; attempt++) {
			awaitState(ConnectionState.RETRYING, attempt);
			time.advance(Duration.between(time.instant(), h1.status().nextAttempt()));
		}
		awaitState(ConnectionState.RETRYING, 8);
		assertTrue(Duration.between(time.instant(), h1.status().nextAttempt()).toSeconds() > 40);
		fleet.host("h1").faults().refuse(false);
		time.advance(Duration.ofSeconds(6)); // a clock watch with no gap: nothing happens
		assertEquals(ConnectionState.RETRYING, h1.status().state());
		time.sleep(Duration.ofHours(8));
		time.advance(Duration.ofSeconds(5));
		awaitState(ConnectionState.ACTIVE, 0);
	}

	@Test
	void aPersonCutsTheWaitShort() {
		fleet.host("h1").faults().refuse(true);
		h1.connect();
		awaitState(ConnectionState.RETRYING, 1);
		fleet.host("h1").faults().refuse(false);
		h1.connect();
		awaitState(ConnectionState.ACTIVE, 0);
		time.advance(Duration.ofMinutes(2));
		assertEquals(1, h1.status().epoch(), "the planned attempt was made although the person was first");
	}
}
