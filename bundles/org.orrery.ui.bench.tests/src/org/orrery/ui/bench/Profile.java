// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** What the UI thread spends its time with: looks at it every few milliseconds until it is closed, and prints what was on its stack most. */
final class Profile implements AutoCloseable {
	private static final long EVERY_NANOS = 5_000_000;
	private static final int SHOWN = 45;
	private static final int LONGEST = 20;

	private final Thread watched;
	/** Below, nobody notices. */
	private static final long STALL_NANOS = 50_000_000;

	private final Map<String, Integer> seen = new HashMap<>();
	/** The same of stretches without a rest that a person notices. */
	private final Map<String, Integer> inStalls = new HashMap<>();
	private final List<Set<String>> stretch = new ArrayList<>();
	private long stretchBegun;
	private final List<Stretch> longest = new ArrayList<>();
	private long stretchCpu;
	private int stalls;
	private int stallLooks;
	private final Thread thread = new Thread(this::look, "ui-profile");
	private int looks;
	private int busy;
	private volatile boolean closed;

	private Profile(Thread watched) {
		this.watched = watched;
		thread.setDaemon(true);
		thread.start();
	}

	/** Only where {@code orrery.bench.profile} is set: looking costs the one that is looked at. */
	static Profile of(Console console) {
		return Boolean.getBoolean("orrery.bench.profile") ? new Profile(console.display().getThread()) : null;
	}

	private void look() {
		while (!closed) {
			StackTraceElement[] stack = watched.getStackTrace();
			looks++;
			if (stack.length > 0 && !isResting(stack)) {
				busy++;
				Set<String> frames = new HashSet<>();
				for (StackTraceElement frame : stack)
					frames.add(frame.getClassName() + '.' + frame.getMethodName());
				frames.forEach(frame -> seen.merge(frame, 1, Integer::sum));
				if (stretch.isEmpty())
					stretchBegun = begin();
				stretch.add(frames);
			} else {
				endStretch();
			}
			LockSupport.parkNanos(EVERY_NANOS);
		}
	}

	private static boolean isResting(StackTraceElement[] stack) {
		return stack[0].getMethodName().contains("poll") || stack.length > 1 && stack[1].getMethodName().equals("sleep");
	}

	private long begin() {
		stretchCpu = cpu();
		return System.nanoTime();
	}

	private long cpu() {
		return ManagementFactory.getThreadMXBean().getThreadCpuTime(watched.threadId());
	}

	private void endStretch() {
		if (!stretch.isEmpty())
			longest.add(new Stretch((cpu() - stretchCpu) / 1e6, List.copyOf(stretch)));
		if (longest.size() > 2 * LONGEST)
			forgetTheShort();
		if (System.nanoTime() - stretchBegun > STALL_NANOS && !stretch.isEmpty()) {
			stalls++;
			stallLooks += stretch.size();
			stretch.forEach(frames -> frames.forEach(frame -> inStalls.merge(frame, 1, Integer::sum)));
		}
		stretch.clear();
	}

	private void forgetTheShort() {
		longest.sort(Comparator.comparingDouble(Stretch::millis).reversed());
		longest.subList(Math.min(LONGEST, longest.size()), longest.size()).clear();
	}

	@Override
	public void close() {
		closed = true;
		System.out.printf("profile: busy %d of %d looks%n", busy, looks);
		print(seen, looks);
		forgetTheShort();
		longest.forEach(Stretch::print);
		System.out.printf("profile: %d stretches of more than %d ms, %d looks%n", stalls, STALL_NANOS / 1_000_000, stallLooks);
		print(inStalls, stallLooks);
	}

	/** @param millis of processor time: what a busy machine does to the wait is not in it */
	private record Stretch(double millis, List<Set<String>> looks) {
		void print() {
			Map<String, Integer> counts = new HashMap<>();
			looks.forEach(frames -> frames.forEach(frame -> counts.merge(frame, 1, Integer::sum)));
			String what = counts.entrySet().stream().filter(one -> one.getKey().startsWith("org.orrery") && 8 * one.getValue() > looks.size())
					.sorted(Map.Entry.<String, Integer>comparingByValue().reversed()).limit(14)
					.map(one -> one.getValue() + " " + one.getKey().replaceFirst(".*\\.(\\w+\\.)", "$1")).collect(Collectors.joining(", "));
			System.out.printf("profile: %.0f ms without a rest, %d looks: %s%n", millis, looks.size(), what);
		}
	}

	private static void print(Map<String, Integer> counts, int looks) {
		counts.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
				.filter(entry -> entry.getKey().startsWith("org.orrery") || entry.getKey().contains("swt.widgets") || entry.getKey().contains("draw2d"))
				.limit(SHOWN).forEach(entry -> System.out.printf("%6.1f %% %s%n", 100.0 * entry.getValue() / looks, entry.getKey()));
	}
}
