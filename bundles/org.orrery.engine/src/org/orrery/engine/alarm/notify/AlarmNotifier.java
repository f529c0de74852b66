// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmListener;
import org.orrery.engine.alarm.AlarmSeverity;

/**
 * Tells channels of alarms that come and end: what comes within a moment is one message, and messages keep their distance. What does not
 * arrive is tried again a few times, ever more rarely; then a person is told. Thread-safe.
 */
public final class AlarmNotifier implements AlarmListener, AutoCloseable {
	/** How often it is tried. */
	static final int ATTEMPTS = 5;

	/** @param bundle what comes within it is one message; @param distance between two messages; @param retry after the first failure, doubles */
	public record Pace(Duration bundle, Duration distance, Duration retry) {
		public static final Pace STANDARD = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofSeconds(2));
	}

	private final List<AlarmChannel> channels;
	private final AlarmSeverity least;
	private final Pace pace;
	private final Clock clock;
	private final EngineTimer timer;
	private final Consumer<String> problems;
	private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
		Thread thread = new Thread(work, "orrery-notifier"); //$NON-NLS-1$
		thread.setDaemon(true);
		return thread;
	});
	// guarded by this
	private final Map<String, Alarm> pending = new LinkedHashMap<>();
	private final Set<String> told = new HashSet<>();
	private boolean planned;
	private long lastNanos;
	private boolean any;

	/**
	 * @param least    nothing milder is told
	 * @param problems told, on a thread of its own, of what did not arrive
	 */
	public AlarmNotifier(List<AlarmChannel> channels, AlarmSeverity least, Pace pace, Clock clock, EngineTimer timer, Consumer<String> problems) {
		this.channels = List.copyOf(channels);
		this.least = least;
		this.pace = pace;
		this.clock = clock;
		this.timer = timer;
		this.problems = problems;
	}

	/** These are known already: only their end is told. */
	public synchronized void knows(List<Alarm> open) {
		open.forEach(alarm -> told.add(alarm.id()));
	}

	@Override
	public synchronized void alarmsChanged(List<Alarm> changed) {
		Instant now = clock.instant();
		for (Alarm alarm : changed)
			if (alarm.severity().compareTo(least) >= 0 && !alarm.isMuted(now))
				note(alarm);
		if (!pending.isEmpty() && !planned) {
			planned = true;
			long since = any ? System.nanoTime() - lastNanos : Long.MAX_VALUE;
			long wait = Math.max(pace.bundle().toNanos(), pace.distance().toNanos() - since);
			timer.schedule(Duration.ofNanos(wait), this::flush);
		}
	}

	private void note(Alarm alarm) {
		boolean isNew = alarm.wantsAttention(clock.instant()) && told.add(alarm.id());
		if (isNew || pending.containsKey(alarm.id()) || !alarm.isOpen() && told.remove(alarm.id()))
			pending.put(alarm.id(), alarm);
	}

	private void flush() {
		AlarmDigest digest;
		synchronized (this) {
			planned = false;
			if (pending.isEmpty())
				return;
			any = true;
			lastNanos = System.nanoTime();
			List<Alarm> all = pending.values().stream()
					.sorted(Comparator.comparing(Alarm::isOpen).thenComparing(Alarm::severity).reversed()).toList();
			digest = new AlarmDigest(clock.instant(), all.subList(0, Math.min(all.size(), AlarmDigest.MOST)), Math.max(0, all.size() - AlarmDigest.MOST));
			pending.clear();
		}
		channels.forEach(channel -> send(channel, digest, 1));
	}

	private void send(AlarmChannel channel, AlarmDigest digest, int attempt) {
		try {
			sender.execute(() -> deliver(channel, digest, attempt));
		} catch (RejectedExecutionException e) {
			System.getLogger(AlarmNotifier.class.getName()).log(Level.DEBUG, "closed", e); //$NON-NLS-1$
		}
	}

	private void deliver(AlarmChannel channel, AlarmDigest digest, int attempt) {
		try {
			channel.send(digest);
		} catch (AlarmChannel.NotDeliveredException e) {
			if (e.worthAnotherTry() && attempt < ATTEMPTS)
				timer.schedule(pace.retry().multipliedBy(1L << (attempt - 1)), () -> send(channel, digest, attempt + 1));
			else
				problems.accept(Messages.bind(Messages.Notifier_lost, new Object[] { digest.alarms().size() + digest.omitted(), e.getMessage(), attempt }));
		} catch (RuntimeException e) {
			System.getLogger(AlarmNotifier.class.getName()).log(Level.ERROR, "a message on alarms failed", e); //$NON-NLS-1$
		}
	}

	/** Sends what is waiting, once, and ends. Blocks for a bounded time. */
	@Override
	public void close() {
		flush();
		sender.shutdown();
		try {
			sender.awaitTermination(15, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
