// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.time.Clock;
import java.time.Duration;

/** The time that simulated hosts live in: real, or moved by a test. Thread-safe. */
public abstract class SimulationClock extends Clock {
	/** Blocks until that much simulated time has passed. */
	public abstract void sleep(Duration duration) throws InterruptedException;

	/** Runs the work once that much simulated time has passed; must be short. */
	public abstract void schedule(Duration delay, Runnable work);

	/** Runs something that lives in simulated time, so that a moved clock can wait for it to sleep again. */
	abstract <T, E extends Exception> T act(Activity<T, E> activity) throws E;

	/** Something that takes simulated time. */
	@FunctionalInterface
	interface Activity<T, E extends Exception> {
		T run() throws E;
	}

	/** Simulated time is real time. */
	public static SimulationClock real() {
		return RealClock.INSTANCE;
	}
}
