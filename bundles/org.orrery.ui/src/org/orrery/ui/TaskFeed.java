// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.engine.Engine;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ChangePump;
import org.orrery.model.ModelThread;
import org.orrery.model.ObjectRef;

/**
 * Task records on the UI thread. However often tasks report progress, listeners hear at most once per pass, with the newest record of
 * each changed task.
 */
public final class TaskFeed {
	/** Told on the UI thread. */
	@FunctionalInterface
	public interface Listener {
		void tasksChanged(Collection<TaskRecord> changed);
	}

	private static final Duration CADENCE = Duration.ofMillis(100);
	private static final Duration BUDGET = Duration.ofMillis(10);

	private final ModelThread modelThread;
	private final Map<String, TaskRecord> records = new LinkedHashMap<>();
	private final Map<ObjectRef, TaskRecord> newestBySubject = new HashMap<>();
	private final Map<String, TaskRecord> untold = new LinkedHashMap<>();
	private final List<Listener> listeners = new CopyOnWriteArrayList<>();

	TaskFeed(Engine engine) {
		modelThread = engine.fleet().modelThread();
		ChangePump<String, TaskRecord> pump = new ChangePump<>(modelThread, engine.fleet(), (id, task) -> take(task), CADENCE, BUDGET);
		engine.tasks().addListener(task -> pump.offer(task.id(), task));
		List<TaskRecord> known = new ArrayList<>(engine.tasks().all());
		known.reversed().forEach(this::index);
	}

	/** Oldest first. */
	public List<TaskRecord> all() {
		return List.copyOf(records.values());
	}

	public Optional<TaskRecord> find(String id) {
		return Optional.ofNullable(records.get(id));
	}

	public long runningCount() {
		return records.values().stream().filter(task -> task.state().isOpen()).count();
	}

	/** The newest task about the object, open or ended. */
	public Optional<TaskRecord> newestFor(ObjectRef subject) {
		return Optional.ofNullable(newestBySubject.get(subject));
	}

	/** The open task about the object. */
	public Optional<TaskRecord> openFor(ObjectRef subject) {
		return newestFor(subject).filter(task -> task.state().isOpen());
	}

	/** Whether an open migration moves this VM. */
	public boolean isMigrating(ObjectRef vm) {
		return openFor(vm).filter(task -> task.operation().equals(Migrations.OPERATION)).isPresent();
	}

	public void addListener(Listener listener) {
		listeners.add(listener);
	}

	public void removeListener(Listener listener) {
		listeners.remove(listener);
	}

	private void take(TaskRecord task) {
		index(task);
		if (untold.isEmpty())
			modelThread.execute(this::tell);
		untold.put(task.id(), task);
	}

	private void index(TaskRecord task) {
		records.put(task.id(), task);
		for (ObjectRef subject : task.subjects())
			newestBySubject.merge(subject, task, (known, now) -> known.created().isAfter(now.created()) ? known : now);
	}

	private void tell() {
		List<TaskRecord> changed = List.copyOf(untold.values());
		untold.clear();
		for (Listener listener : listeners)
			listener.tasksChanged(changed);
	}
}
