// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.EventThread;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.HypervisorDriver;

/** What all connections of an engine share. Thread-safe. */
final class ConnectionEnvironment {
	final EngineTimings timings;
	final EngineTimer timer;
	final RetrySchedule retries;
	final SessionFollower follower;
	private final Supplier<Collection<HypervisorDriver>> drivers;
	private final CredentialPrompt prompts;
	private final Clock clock;
	private final EventThread events;
	private final ReentrantLock promptTurn = new ReentrantLock(true);
	private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();

	ConnectionEnvironment(Supplier<Collection<HypervisorDriver>> drivers, CredentialPrompt prompts, Clock clock, EngineTimings timings,
			EngineTimer timer, EventThread events, SessionFollower follower) {
		this.drivers = drivers;
		this.prompts = prompts;
		this.clock = clock;
		this.timings = timings;
		this.timer = timer;
		this.events = events;
		this.follower = follower;
		retries = new RetrySchedule(timings.firstRetry(), timings.longestRetry(), () -> ThreadLocalRandom.current().nextDouble());
	}

	Collection<HypervisorDriver> drivers() {
		return drivers.get();
	}

	CredentialMemory newCredentialMemory() {
		return new CredentialMemory(prompts, promptTurn);
	}

	Instant now() {
		return clock.instant();
	}

	Duration since(Instant earlier) {
		return Duration.between(earlier, now());
	}

	void addListener(ConnectionListener listener) {
		listeners.add(listener);
	}

	void removeListener(ConnectionListener listener) {
		listeners.remove(listener);
	}

	/** Later, in order, without a lock held. */
	void tell(java.util.function.Consumer<ConnectionListener> event) {
		events.tell(() -> listeners.forEach(event));
	}
}
