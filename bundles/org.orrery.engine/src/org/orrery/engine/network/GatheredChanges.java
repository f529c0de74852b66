// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.orrery.engine.EngineTimer;

/**
 * Hosts whose VMs have changed. In a large fleet that happens a thousand times a second, and to put a host's network together costs what the
 * host holds: changes are gathered, and the looks at them leave most of the time to others. Thread-safe.
 */
final class GatheredChanges {
	private static final Duration SHORTEST = Duration.ofMillis(300);
	/** The looks take at most this part of the time. */
	private static final long SHARE = 10;

	private final EngineTimer timer;
	private final Executor worker;
	private final Consumer<String> look;
	private final Set<String> pending = ConcurrentHashMap.newKeySet();
	private final AtomicBoolean planned = new AtomicBoolean();
	private volatile Duration pause = SHORTEST;

	/** @param look at the network of a connection; on the worker */
	GatheredChanges(EngineTimer timer, Executor worker, Consumer<String> look) {
		this.timer = timer;
		this.worker = worker;
		this.look = look;
	}

	void add(String connection) {
		pending.add(connection);
		if (planned.compareAndSet(false, true))
			timer.schedule(pause, () -> worker.execute(this::lookAtAll));
	}

	private void lookAtAll() {
		planned.set(false);
		long begun = System.nanoTime();
		List<String> now = List.copyOf(pending);
		pending.removeAll(now);
		now.forEach(look);
		Duration rest = Duration.ofNanos((System.nanoTime() - begun) * SHARE);
		pause = rest.compareTo(SHORTEST) > 0 ? rest : SHORTEST;
	}
}
