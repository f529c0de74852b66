// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of one open connection, by lane. Platform threads, since a native library keeps errors per thread; made on demand and gone
 * when idle, so that a hundred quiet hosts cost none.
 */
final class RequestLanes {
	/** Shorter than the pause between two health checks: a quiet host keeps no thread for them. */
	private static final int IDLE_SECONDS = 3;

	private final String name;
	private final Map<Lane, ThreadPoolExecutor> executors = new EnumMap<>(Lane.class);
	private final ThreadPoolExecutor health;

	RequestLanes(String name) {
		this.name = name;
		// Control never queues behind anything; the limit only stops a host that answers nobody from eating threads.
		executors.put(Lane.CONTROL, new ThreadPoolExecutor(0, 16, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), threads(Lane.CONTROL.name())));
		// libvirtd answers five requests of a client at a time by default; more would wait there, unseen.
		executors.put(Lane.COMMAND, fixed(Lane.COMMAND.name(), 4, new LinkedBlockingQueue<>()));
		executors.put(Lane.REFRESH, fixed(Lane.REFRESH.name(), 1, new LinkedBlockingQueue<>()));
		executors.put(Lane.STATISTICS, fixed(Lane.STATISTICS.name(), 1, new LinkedBlockingQueue<>(4)));
		// A thread of its own: whether the host answers must be found out most of all when all others wait for it.
		health = fixed("HEALTH", 1, new LinkedBlockingQueue<>()); //$NON-NLS-1$
	}

	private ThreadPoolExecutor fixed(String lane, int threads, BlockingQueue<Runnable> queue) {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, queue, threads(lane));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	private java.util.concurrent.ThreadFactory threads(String lane) {
		AtomicInteger count = new AtomicInteger();
		return work -> {
			Thread thread = new Thread(work,
					"orrery-" + name + '-' + lane.toLowerCase(java.util.Locale.ROOT) + '-' + count.incrementAndGet()); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		};
	}

	/** Never blocks. @throws RejectedExecutionException the lane is full, or closed */
	void execute(Lane lane, Runnable work) {
		executors.get(lane).execute(work);
	}

	void executeHealthCheck(Runnable work) {
		health.execute(work);
	}

	/** Takes nothing more. Threads that wait for the host are left to it: no interrupt reaches into a native call. */
	void close() {
		executors.values().forEach(RequestLanes::close);
		close(health);
	}

	private static void close(ThreadPoolExecutor executor) {
		executor.getQueue().clear();
		executor.shutdown();
	}
}
