// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;

/** Which threads the processor time went to, by their names without numbers; what is left over is the virtual machine's own: compiling, collecting. */
final class ThreadTimes {
	private static final int SHOWN = 12;

	private final double processBefore = Console.cpuSeconds();
	private final Map<Long, Long> before = perThread();
	private final long begun = System.nanoTime();

	private static Map<Long, Long> perThread() {
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		Map<Long, Long> times = new HashMap<>();
		for (long id : threads.getAllThreadIds())
			times.put(id, threads.getThreadCpuTime(id));
		return times;
	}

	/** Only where {@code orrery.bench.profile} is set. */
	void print() {
		if (!Boolean.getBoolean("orrery.bench.profile"))
			return;
		double seconds = (System.nanoTime() - begun) / 1e9;
		double all = Console.cpuSeconds() - processBefore;
		Map<String, Double> byName = new HashMap<>();
		perThread().forEach((id, nanos) -> {
			ThreadInfo thread = ManagementFactory.getThreadMXBean().getThreadInfo(id);
			if (thread != null)
				byName.merge(thread.getThreadName().replaceAll("\\d+", "#"), (nanos - before.getOrDefault(id, 0L)) / 1e9, Double::sum);
		});
		double known = byName.values().stream().mapToDouble(Double::doubleValue).sum();
		byName.put("(virtual machine)", all - known);
		System.out.printf("threads: %.1f %% of one core%n", 100 * all / seconds);
		byName.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed()).limit(SHOWN)
				.forEach(one -> System.out.printf("threads: %5.1f %% %s%n", 100 * one.getValue() / seconds, one.getKey()));
	}
}
