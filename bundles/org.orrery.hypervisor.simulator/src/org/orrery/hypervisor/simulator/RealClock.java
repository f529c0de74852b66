// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Real time; timers run on one daemon thread that ends when idle. */
final class RealClock extends SimulationClock {
	static final RealClock INSTANCE = new RealClock(Clock.systemUTC());

	private final Clock clock;
	private final ScheduledThreadPoolExecutor timers;

	private RealClock(Clock clock) {
		this.clock = clock;
		timers = new ScheduledThreadPoolExecutor(1, work -> {
			Thread thread = new Thread(work, "simulator-timer");
			thread.setDaemon(true);
			return thread;
		});
		timers.setKeepAliveTime(5, TimeUnit.SECONDS);
		timers.allowCoreThreadTimeOut(true);
	}

	@Override
	public void sleep(Duration duration) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(duration.toNanos());
	}

	@Override
	public void schedule(Duration delay, Runnable work) {
		timers.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	<T, E extends Exception> T act(Activity<T, E> activity) throws E {
		return activity.run();
	}

	@Override
	public Instant instant() {
		return clock.instant();
	}

	@Override
	public ZoneId getZone() {
		return clock.getZone();
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return clock.withZone(zone);
	}
}
