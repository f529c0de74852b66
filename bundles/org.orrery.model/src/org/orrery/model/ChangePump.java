// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Carries changes to the model thread: last write wins per key, at most one pending wake-up, a time budget per pass. Whatever the rate
 * of events, the model thread stays free for the person.
 */
public final class ChangePump<K, C> {
	/** Times as long as a pass took, with all that views made of it, the thread is left to others before the next. */
	private static final int REST = 2;
	private static final long SHORTEST_REST_MILLIS = 15;

	private final ModelThread modelThread;
	private final FleetModel model;
	private final BiConsumer<K, C> apply;
	private final long cadenceMillis;
	private final long budgetNanos;
	private final Map<K, C> pending = new LinkedHashMap<>();
	private boolean wakeUpPending;
	/** Of the pass under way; model thread. */
	private long passEnds;

	/**
	 * @param apply   called on the model thread, inside a batch of the model
	 * @param cadence how long changes are gathered; what a pass had no time for follows sooner, as soon as the thread has had a rest
	 * @param budget  longest time one pass may take, checked after each change
	 */
	public ChangePump(ModelThread modelThread, FleetModel model, BiConsumer<K, C> apply, Duration cadence, Duration budget) {
		this.modelThread = modelThread;
		this.model = model;
		this.apply = apply;
		this.cadenceMillis = cadence.toMillis();
		this.budgetNanos = budget.toNanos();
	}

	/** Any thread; never blocks on the model. A later change of the same key replaces one not yet applied. */
	public void offer(K key, C change) {
		synchronized (pending) {
			pending.put(key, change);
			if (wakeUpPending)
				return;
			wakeUpPending = true;
		}
		modelThread.executeLater(cadenceMillis, this::pass);
	}

	/**
	 * While a change is applied: whether its pass has used up its budget. What has much to do stops then and asks for the rest by
	 * {@link #again}. Model thread.
	 */
	public boolean timeIsOver() {
		return System.nanoTime() - passEnds >= 0;
	}

	/** While a change of this key is applied: has the rest of it applied behind what else waits, unless a newer change of the key does. Model thread. */
	public void again(K key, C rest) {
		synchronized (pending) {
			pending.putIfAbsent(key, rest);
		}
	}

	/** Changes not yet applied. */
	public int backlog() {
		synchronized (pending) {
			return pending.size();
		}
	}

	private void pass() {
		long begun = System.nanoTime();
		passEnds = begun + budgetNanos;
		try {
			model.batch(() -> {
				Map.Entry<K, C> next = take();
				while (next != null) {
					apply.accept(next.getKey(), next.getValue());
					next = timeIsOver() ? null : take();
				}
			});
		} finally {
			boolean more;
			synchronized (pending) {
				more = !pending.isEmpty();
				wakeUpPending = more;
			}
			if (more)
				modelThread.executeLater(Math.max(SHORTEST_REST_MILLIS, REST * (System.nanoTime() - begun) / 1_000_000), this::pass);
		}
	}

	private Map.Entry<K, C> take() {
		synchronized (pending) {
			var entries = pending.entrySet().iterator();
			if (!entries.hasNext())
				return null;
			Map.Entry<K, C> first = entries.next();
			Map.Entry<K, C> copy = Map.entry(first.getKey(), first.getValue());
			entries.remove();
			return copy;
		}
	}
}
