// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tasks of earlier runs and of other processes, as last read. Reads never touch the disk; {@link #refresh} does. Thread-safe.
 */
final class OtherTasks {
	private final TaskStore store;
	private final TaskFeed feed;
	/** Acknowledged by this process, whose own journal is not read again. */
	private final Set<String> acknowledged = new HashSet<>();
	private volatile Map<String, TaskRecord> records = Map.of();
	/** Told by this process only: they are set right. */
	private final List<String> setRight;
	private volatile List<String> problems;

	OtherTasks(TaskStore store, TaskFeed feed) {
		this.store = store;
		this.feed = feed;
		setRight = store.setTornEndsAside().stream().map(TaskStore.Problem::message).toList();
		setRight.forEach(OtherTasks::warn);
		problems = setRight;
	}

	Map<String, TaskRecord> records() {
		return records;
	}

	Optional<TaskRecord> find(String task) {
		return Optional.ofNullable(records.get(task));
	}

	List<String> problems() {
		return problems;
	}

	/** Reads what changed on the disk and tells listeners about it. */
	synchronized void refresh() {
		TaskLedger ledger = store.loadOthers();
		Map<String, TaskRecord> before = records;
		Map<String, TaskRecord> now = new HashMap<>();
		ledger.entries().forEach((id, entry) -> now.put(id, withAcknowledgement(entry.record())));
		records = Map.copyOf(now);
		List<String> found = Stream.concat(setRight.stream(), ledger.problems().stream().map(TaskStore.Problem::message)).toList();
		found.stream().filter(problem -> !problems.contains(problem)).forEach(OtherTasks::warn);
		problems = found;
		now.values().stream().filter(record -> !record.equals(before.get(record.id()))).forEach(record -> feed.changed(record, () -> {
		}));
	}

	private static void warn(String problem) {
		System.getLogger(OtherTasks.class.getName()).log(Level.WARNING, problem);
	}

	private TaskRecord withAcknowledgement(TaskRecord record) {
		return acknowledged.contains(record.id()) ? new TaskEvent.Acknowledged(record.id(), Instant.EPOCH, "").applyTo(record) : record; //$NON-NLS-1$
	}

	/** @throws TaskStoreException when it cannot be recorded */
	synchronized void acknowledge(String task, Instant time, String who) {
		store.append(new TaskEvent.Acknowledged(task, time, who));
		acknowledged.add(task);
		refresh();
	}
}
