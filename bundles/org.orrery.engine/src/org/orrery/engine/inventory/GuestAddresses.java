// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
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
	private record Plan(UUID domain, Instant due, Duration next) {
	}

	private final HostConnection host;
	private final InventoryStore store;
	private final EngineTimings timings;
	private final EngineTimer timer;
	private final Supplier<Instant> clock;
	private final AddressTurns turns;
	private final Map<UUID, Plan> plans = new HashMap<>();
	/** The same plans, and some that were replaced since: those are passed over. */
	private final Queue<Plan> byTime = new PriorityQueue<>(Comparator.comparing(Plan::due));
	private boolean asking;
	private boolean armed;
	private boolean ended;

	GuestAddresses(HostConnection host, InventoryStore store, EngineTimings timings, EngineTimer timer, AddressTurns turns, Supplier<Instant> clock) {
		this.host = host;
		this.store = store;
		this.timings = timings;
		this.timer = timer;
		this.turns = turns;
		this.clock = clock;
	}

	/** Of these guests something is new; one that runs now and did not before is asked at once. */
	synchronized void follow(Set<UUID> touched, Predicate<UUID> runs) {
		for (UUID domain : touched)
			if (!runs.test(domain))
				plans.remove(domain);
			else if (!plans.containsKey(domain))
				plan(domain, clock.get(), timings.firstAddressRetry());
		arm();
	}

	/** Something happened to this guest that may have changed its addresses. */
	synchronized void soon(UUID domain) {
		if (plans.containsKey(domain))
			plan(domain, clock.get(), timings.firstAddressRetry());
		arm();
	}

	private void plan(UUID domain, Instant due, Duration next) {
		Plan plan = new Plan(domain, due, next);
		plans.put(domain, plan);
		byTime.add(plan);
	}

	private Plan first() {
		while (!byTime.isEmpty() && plans.get(byTime.peek().domain()) != byTime.peek())
			byTime.remove();
		return byTime.peek();
	}

	synchronized void end() {
		ended = true;
		plans.clear();
		byTime.clear();
	}

	private void arm() {
		Plan first = armed || asking || ended ? null : first();
		if (first == null)
			return;
		armed = true;
		Duration wait = Duration.between(clock.get(), first.due());
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
			Plan first = first();
			if (first == null || first.due().isAfter(clock.get())) {
				arm();
				return;
			}
			due = first.domain();
			asking = true;
		}
		turns.take(end -> ask(due, end));
	}

	private void ask(UUID domain, Runnable end) {
		host.submit(Lane.STATISTICS, live -> live.guestAddresses(domain)).whenComplete((addresses, failure) -> {
			end.run();
			if (addresses != null)
				store.change(host.id(), draft -> {
					if (addresses.isEmpty() || !draft.runningSince().containsKey(domain))
						draft.removeAddresses(domain);
					else
						draft.putAddresses(domain, addresses);
				});
			answered(domain, addresses);
		});
	}

	private synchronized void answered(UUID domain, List<String> addresses) {
		asking = false;
		boolean known = addresses != null && !addresses.isEmpty();
		Plan plan = plans.get(domain);
		if (plan != null) {
			Duration wait = known ? timings.addressRefresh() : plan.next();
			Duration next = known ? timings.firstAddressRetry() : shorter(wait.multipliedBy(2), timings.addressRefresh());
			plan(domain, clock.get().plus(wait), next);
		}
		arm();
	}

	private static Duration shorter(Duration a, Duration b) {
		return a.compareTo(b) < 0 ? a : b;
	}
}
