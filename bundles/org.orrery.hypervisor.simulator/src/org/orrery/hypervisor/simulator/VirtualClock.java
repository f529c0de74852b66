// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. Moving it visits every timer and every sleeper in order, and waits after each until
 * what woke up sleeps again, so that a run gives the same figures every time.
 */
public final class VirtualClock extends SimulationClock {
	/** Real time that a woken activity gets to sleep again or to end, before the test is told that it hangs. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private record Timer(Instant due, long order, Runnable work) implements Comparable<Timer> {
		@Override
		public int compareTo(Timer other) {
			int byTime = due.compareTo(other.due);
			return byTime != 0 ? byTime : Long.compare(order, other.order);
		}
	}

	private final PriorityQueue<Timer> timers = new PriorityQueue<>();
	private final List<Instant> sleepers = new ArrayList<>();
	private Instant now;
	private long timersMade;
	private int awake;

	public VirtualClock() {
		this(Instant.parse("2026-01-01T00:00:00Z"));
	}

	public VirtualClock(Instant start) {
		now = start;
	}

	/** Moves time; returns when everything due until then has happened. */
	public void advance(Duration duration) {
		Instant end = instant().plus(duration);
		awaitQuiet();
		while (step(end))
			awaitQuiet();
	}

	/** One timer or one group of sleepers; false when nothing is due any more and time stands at the end. */
	private boolean step(Instant end) {
		Runnable work = null;
		synchronized (this) {
			Instant next = nextDue();
			if (next == null || next.isAfter(end)) {
				if (end.isAfter(now))
					now = end;
				return false;
			}
			if (next.isAfter(now))
				now = next;
			if (!timers.isEmpty() && !timers.peek().due().isAfter(now))
				work = timers.poll().work();
			else
				wakeSleepers();
		}
		if (work != null)
			work.run();
		return true;
	}

	private Instant nextDue() {
		Instant next = timers.isEmpty() ? null : timers.peek().due();
		for (Instant sleeper : sleepers)
			if (next == null || sleeper.isBefore(next))
				next = sleeper;
		return next;
	}

	/** They count as awake from here on: had they to do it themselves, the clock could run ahead of a thread not yet scheduled. */
	private void wakeSleepers() {
		int before = sleepers.size();
		sleepers.removeIf(due -> !due.isAfter(now));
		awake += before - sleepers.size();
		notifyAll();
	}

	private synchronized void awaitQuiet() {
		long limit = System.nanoTime() + PATIENCE.toNanos();
		try {
			while (awake > 0) {
				long left = (limit - System.nanoTime()) / 1_000_000;
				if (left <= 0)
					throw new IllegalStateException("A simulated activity neither sleeps nor ends");
				wait(left);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while moving the clock", e);
		}
	}

	/** Real blocking until so many activities sleep: for tests that start one on another thread. */
	public synchronized void awaitSleepers(int count) throws InterruptedException {
		while (sleepers.size() < count || awake > 0)
			wait();
	}

	@Override
	public synchronized void sleep(Duration duration) throws InterruptedException {
		if (duration.isZero() || duration.isNegative())
			return;
		Instant due = now.plus(duration);
		sleepers.add(due);
		awake--;
		notifyAll();
		try {
			while (due.isAfter(now))
				wait();
		} catch (InterruptedException e) {
			if (due.isAfter(now)) {
				sleepers.remove(due);
				awake++;
			}
			throw e;
		}
	}

	@Override
	public synchronized void schedule(Duration delay, Runnable work) {
		timers.add(new Timer(now.plus(delay), timersMade++, work));
	}

	@Override
	<T, E extends Exception> T act(Activity<T, E> activity) throws E {
		synchronized (this) {
			awake++;
		}
		try {
			return activity.run();
		} finally {
			synchronized (this) {
				awake--;
				notifyAll();
			}
		}
	}

	@Override
	public synchronized Instant instant() {
		return now;
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("Simulated time is UTC");
	}
}
