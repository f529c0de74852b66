// SPDX-License-Identifier: EPL-2.0
package org.orrery.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.orrery.model.ChangePump;
import org.orrery.model.FleetModel;
import org.orrery.model.ModelThread;

class ChangePumpTest {
	/** The test's own thread is the model thread; what is to run later runs when the test says. */
	private static final class SteppedThread implements ModelThread {
		private final Deque<Runnable> later = new ArrayDeque<>();
		private final List<Long> delays = new ArrayList<>();

		@Override
		public boolean isCurrent() {
			return true;
		}

		@Override
		public void execute(Runnable work) {
			executeLater(0, work);
		}

		@Override
		public void executeLater(long milliseconds, Runnable work) {
			delays.add(milliseconds);
			later.add(work);
		}

		void step() {
			later.remove().run();
		}
	}

	private final SteppedThread thread = new SteppedThread();
	private final List<String> applied = new ArrayList<>();

	private ChangePump<String, Integer> pump(Duration budget) {
		return new ChangePump<>(thread, new FleetModel(thread), (key, change) -> applied.add(key + '=' + change), Duration.ofMillis(100), budget);
	}

	@Test
	void lastWriteWinsAndOneWakeUpIsEnough() {
		ChangePump<String, Integer> pump = pump(Duration.ofSeconds(10));
		for (int i = 0; i < 1000; i++) {
			pump.offer("a", i);
			pump.offer("b", -i);
		}
		assertEquals(1, thread.later.size());
		assertEquals(List.of(100L), thread.delays);
		assertEquals(2, pump.backlog());
		thread.step();
		assertEquals(List.of("a=999", "b=-999"), applied);
		assertEquals(0, pump.backlog());
		assertTrue(thread.later.isEmpty(), "wakes up although nothing is left");
	}

	@Test
	void aPassKeepsToItsBudgetAndComesBackForTheRest() {
		ChangePump<String, Integer> pump = pump(Duration.ZERO);
		pump.offer("a", 1);
		pump.offer("b", 2);
		pump.offer("c", 3);
		thread.step();
		assertEquals(List.of("a=1"), applied);
		assertEquals(1, thread.later.size());
		thread.step();
		thread.step();
		assertEquals(List.of("a=1", "b=2", "c=3"), applied);
		assertTrue(thread.later.isEmpty());
		assertTrue(thread.delays.stream().skip(1).allMatch(delay -> delay > 0), "leaves the thread to others between two passes");
	}

	@Test
	void whatComesDuringAPassIsNotLost() {
		List<String> seen = new ArrayList<>();
		List<ChangePump<String, Integer>> self = new ArrayList<>();
		ChangePump<String, Integer> pump = new ChangePump<>(thread, new FleetModel(thread), (key, change) -> {
			seen.add(key + '=' + change);
			if (change < 3)
				self.get(0).offer(key, change + 1);
		}, Duration.ofMillis(100), Duration.ZERO);
		self.add(pump);
		pump.offer("a", 1);
		while (!thread.later.isEmpty()) {
			assertEquals(1, thread.later.size());
			thread.step();
		}
		assertEquals(List.of("a=1", "a=2", "a=3"), seen);
	}

	@Test
	void oneChangeThatFailsDoesNotStopTheNext() {
		ChangePump<String, Integer> pump = new ChangePump<>(thread, new FleetModel(thread), (key, change) -> {
			if (key.equals("bad"))
				throw new IllegalArgumentException("cannot be applied");
			applied.add(key);
		}, Duration.ofMillis(100), Duration.ofSeconds(10));
		pump.offer("bad", 1);
		pump.offer("good", 2);
		while (!thread.later.isEmpty())
			try {
				thread.step();
			} catch (IllegalArgumentException e) {
				assertEquals("cannot be applied", e.getMessage());
			}
		assertEquals(List.of("good"), applied);
		pump.offer("later", 3);
		thread.step();
		assertEquals(List.of("good", "later"), applied);
	}

	/** What takes {@code change} steps, one to a pass. */
	private ChangePump<String, Integer> inSteps(List<ChangePump<String, Integer>> self) {
		ChangePump<String, Integer> pump = new ChangePump<>(thread, new FleetModel(thread), (key, change) -> {
			applied.add(key + '=' + change);
			assertTrue(self.get(0).timeIsOver(), "no time at all");
			if (change > 1)
				self.get(0).again(key, change - 1);
		}, Duration.ofMillis(100), Duration.ZERO);
		self.add(pump);
		return pump;
	}

	@Test
	void whatTakesLongGoesOnBehindWhatElseWaits() {
		ChangePump<String, Integer> pump = inSteps(new ArrayList<>());
		pump.offer("long", 3);
		pump.offer("short", 1);
		while (!thread.later.isEmpty())
			thread.step();
		assertEquals(List.of("long=3", "short=1", "long=2", "long=1"), applied);
	}

	@Test
	void aNewerChangeTakesThePlaceOfTheRest() {
		List<ChangePump<String, Integer>> self = new ArrayList<>();
		ChangePump<String, Integer> pump = new ChangePump<>(thread, new FleetModel(thread), (key, change) -> {
			applied.add(key + '=' + change);
			if (change == 5) {
				self.get(0).offer(key, 0);
				self.get(0).again(key, 4);
			}
		}, Duration.ofMillis(100), Duration.ZERO);
		self.add(pump);
		pump.offer("a", 5);
		while (!thread.later.isEmpty())
			thread.step();
		assertEquals(List.of("a=5", "a=0"), applied);
	}
}
