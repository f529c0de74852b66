// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;
import org.orrery.ui.UiWatchdog;

/**
 * How long a click would have waited at any moment: the watchdog posts every ten milliseconds, and a post that waits longer stands also for
 * those that could not be posted meanwhile; otherwise one long stall would count as a single slow answer among thousands of quick ones.
 */
final class Stalls implements UiWatchdog.Listener, AutoCloseable {
	static final Duration LIMIT = Duration.ofMillis(50);
	private static final int EVERY_MILLIS = 10;
	private static final int FRAMES = 45;

	private final UiWatchdog watchdog;
	private double[] millis = new double[1 << 14];
	private int count;
	private long stalled;
	private final Map<String, Integer> doings = new HashMap<>();

	Stalls(Display display) {
		watchdog = UiWatchdog.start(display, Duration.ofMillis(EVERY_MILLIS), LIMIT, this);
	}

	@Override
	public synchronized void answered(long waitedNanos) {
		double waited = waitedNanos / 1e6;
		if (waited > LIMIT.toMillis())
			stalled++;
		for (double rest = waited; rest > 0; rest -= EVERY_MILLIS)
			add(rest);
	}

	private void add(double waited) {
		if (count == millis.length)
			millis = Arrays.copyOf(millis, 2 * count);
		millis[count++] = waited;
	}

	@Override
	public synchronized void stalled(StackTraceElement[] doing) {
		doings.merge(Arrays.stream(doing).limit(FRAMES).map(frame -> "\tat " + frame).collect(Collectors.joining("\n")), 1, Integer::sum);
	}

	/** Milliseconds. @param share 0…1 */
	synchronized double percentile(double share) {
		double[] sorted = Arrays.copyOf(millis, count);
		Arrays.sort(sorted);
		return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1L, (long) Math.ceil(share * count) - 1)];
	}

	/** How often it was longer than the limit. */
	synchronized long beyondLimit() {
		return stalled;
	}

	/** What the UI thread was at when it was too late, most frequent first. */
	synchronized void print() {
		doings.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(12)
				.forEach(one -> System.out.println("stalled " + one.getValue() + " times\n" + one.getKey()));
	}

	void report(String prefix, Findings findings) {
		findings.put(prefix + ".p50", percentile(0.5));
		findings.put(prefix + ".p99", percentile(0.99));
		findings.put(prefix + ".p999", percentile(0.999));
		findings.put(prefix + ".max", percentile(1));
		findings.put(prefix + ".beyond", beyondLimit());
		print();
	}

	@Override
	public void close() {
		watchdog.close();
	}
}
