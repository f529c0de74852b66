// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.Lane;

/**
 * Asks for the addresses of the running guests of one host, one guest at a time and on the statistics lane: a guest agent that does not
 * answer may block a request for seconds. Soon after a start, then ever more rarely until they are known, then rarely. Thread-safe.
 */
final class GuestAddresses {
	/** A guest that has just started has no address yet. */
	private record Plan(Instant due, Duration next) {
	}

	private final HostConnection host;
	private final InventoryStore store;
	private final EngineTimings timings;
	private final EngineTimer timer;
	private final Supplier<Instant> clock;
	private final Map<UUID, Plan> plans = new HashMap<>();
	private boolean asking;
	private boolean armed;
	private boolean ended;

	GuestAddresses(HostConnection host, InventoryStore store, EngineTimings timings, EngineTimer timer, Supplier<Instant> clock) {
		this.host = host;
		this.store = store;
		this.timings = timings;
		this.timer = timer;
		this.clock = clock;
	}

	/** These guests run now; new ones are asked at once. */
	synchronized void follow(Set<UUID> running) {
		plans.keySet().retainAll(running);
		for (UUID domain : running)
			plans.computeIfAbsent(domain, key -> new Plan(clock.get(), timings.firstAddressRetry()));
		arm();
	}

	/** Something happened to this guest that may have changed its addresses. */
	synchronized void soon(UUID domain) {
		if (plans.containsKey(domain))
			plans.put(domain, new Plan(clock.get(), timings.firstAddressRetry()));
		arm();
	}

	synchronized void end() {
		ended = true;
		plans.clear();
	}

	private void arm() {
		if (armed || asking || ended || plans.isEmpty())
			return;
		armed = true;
		Instant first = plans.values().stream().map(Plan::due).min(Instant::compareTo).orElseThrow();
		Duration wait = Duration.between(clock.get(), first);
		// Never longer than a second: a guest that starts meanwhile is due earlier than what the timer was set for.
		Duration capped = wait.compareTo(Duration.ofSeconds(1)) > 0 ? Duration.ofSeconds(1) : wait;
		timer.schedule(capped.isNegative() ? Duration.ZERO : capped, this::tick);
	}

	private void tick() {
		UUID due;
		synchronized (this) {
			armed = false;
			if (asking || ended)
				return;
			Instant now = clock.get();
			due = plans.entrySet().stream().filter(entry -> !entry.getValue().due().isAfter(now)).map(Map.Entry::getKey).findFirst().orElse(null);
			if (due == null) {
				arm();
				return;
			}
			asking = true;
		}
		ask(due);
	}

	private void ask(UUID domain) {
		host.submit(Lane.STATISTICS, live -> live.guestAddresses(domain)).whenComplete((addresses, failure) -> {
			if (addresses != null)
				store.change(host.id(), draft -> {
					if (addresses.isEmpty() || !draft.runningSince().containsKey(domain))
						draft.editAddresses().remove(domain);
					else
						draft.editAddresses().put(domain, addresses);
				});
			answered(domain, addresses);
		});
	}

	private synchronized void answered(UUID domain, List<String> addresses) {
		asking = false;
		boolean known = addresses != null && !addresses.isEmpty();
		plans.computeIfPresent(domain, (key, plan) -> {
			Duration wait = known ? timings.addressRefresh() : plan.next();
			Duration doubled = wait.multipliedBy(2);
			Duration next = known ? timings.firstAddressRetry() : shorter(doubled, timings.addressRefresh());
			return new Plan(clock.get().plus(wait), next);
		});
		arm();
	}

	private static Duration shorter(Duration a, Duration b) {
		return a.compareTo(b) < 0 ? a : b;
	}
}
