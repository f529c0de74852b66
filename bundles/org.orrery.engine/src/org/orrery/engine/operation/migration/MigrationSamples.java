// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskListener;
import org.orrery.engine.task.TaskRecord;

/**
 * The course of the migrations that run in this process, and of the latest that ended: what a chart is drawn from. In memory only; each
 * migration keeps its newest samples. Thread-safe.
 */
public final class MigrationSamples implements TaskListener {
	/** Two minutes at the pace at which progress is told. */
	private static final int SAMPLES = 600;
	private static final int MIGRATIONS = 50;

	/**
	 * What the hypervisor said at one moment; -1 unknown.
	 *
	 * @param elapsed   milliseconds since the begin of its job; @param remaining bytes
	 * @param dirtyRate bytes per second that the guest rewrote; @param rate bytes per second that travelled
	 */
	public record Sample(long elapsed, long remaining, long dirtyRate, long rate) {
	}

	private final Map<String, Deque<Sample>> byTask = new LinkedHashMap<>();

	@Override
	public void taskChanged(TaskRecord task) {
		if (!task.operation().equals(MigrateOperation.TYPE) || !task.state().isOpen())
			return;
		long elapsed = figure(task, MigrationFigures.ELAPSED);
		long remaining = figure(task, MigrationFigures.REMAINING);
		if (elapsed >= 0 && remaining >= 0)
			add(task.id(), new Sample(elapsed, remaining, figure(task, MigrationFigures.DIRTY_RATE), figure(task, MigrationFigures.RATE)));
	}

	private static long figure(TaskRecord task, String name) {
		OptionalDouble value = Quantity.parse(task.figures().get(name));
		return value.isPresent() ? (long) value.getAsDouble() : -1;
	}

	private synchronized void add(String task, Sample sample) {
		Deque<Sample> samples = byTask.computeIfAbsent(task, id -> new ArrayDeque<>());
		if (!samples.isEmpty() && samples.getLast().elapsed() >= sample.elapsed())
			return; // told again without news
		samples.add(sample);
		if (samples.size() > SAMPLES)
			samples.removeFirst();
		if (byTask.size() > MIGRATIONS)
			byTask.remove(byTask.keySet().iterator().next());
	}

	/** Oldest first; empty when nothing is known of that task. */
	public synchronized List<Sample> of(String task) {
		return List.copyOf(byTask.getOrDefault(task, new ArrayDeque<>()));
	}
}
