// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.orrery.engine.EngineTimer;

/**
 * Lets only some hosts at a time be asked for guest addresses: a fleet of thousands of guests that all become known at once would otherwise
 * keep the machine busy with what is least urgent. A question that stays without answer keeps its turn for a moment only. Thread-safe.
 */
final class AddressTurns {
	private static final int AT_ONCE = 8;
	private static final Duration LONGEST_TURN = Duration.ofSeconds(1);
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

	private final EngineTimer timer;
	private final Queue<Consumer<Runnable>> waiting = new ArrayDeque<>();
	private int running;
	private int pauses;

	AddressTurns(EngineTimer timer) {
		this.timer = timer;
	}

	/**
	 * A host is being read as a whole, which is more urgent: until that is over nobody begins to ask, but never for longer than a moment for
	 * one host that hangs.
	 *
	 * @return to be run when it is over
	 */
	Runnable pause() {
		AtomicBoolean over = new AtomicBoolean();
		Runnable end = () -> {
			if (over.compareAndSet(false, true))
				resume();
		};
		synchronized (this) {
			pauses++;
		}
		var limit = timer.schedule(LONGEST_PAUSE, end);
		return () -> {
			limit.cancel(false);
			end.run();
		};
	}

	private void resume() {
		int free;
		synchronized (this) {
			pauses--;
			free = pauses > 0 ? 0 : AT_ONCE - running;
			running += free;
		}
		for (; free > 0; free--)
			next();
	}

	/** @param work begins something and returns at once; it is given what to run when that has ended. Run here, or later on another thread */
	void take(Consumer<Runnable> work) {
		synchronized (this) {
			if (pauses > 0 || running >= AT_ONCE) {
				waiting.add(work);
				return;
			}
			running++;
		}
		begin(work);
	}

	private void begin(Consumer<Runnable> work) {
		AtomicBoolean over = new AtomicBoolean();
		Runnable end = () -> {
			if (over.compareAndSet(false, true))
				next();
		};
		var limit = timer.schedule(LONGEST_TURN, end);
		work.accept(() -> {
			limit.cancel(false);
			end.run();
		});
	}

	private void next() {
		Consumer<Runnable> first;
		synchronized (this) {
			first = pauses > 0 ? null : waiting.poll();
			if (first == null)
				running--;
		}
		if (first != null)
			begin(first);
	}
}
