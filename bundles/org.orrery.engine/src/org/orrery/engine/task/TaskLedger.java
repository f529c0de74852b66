// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.orrery.engine.lock.LockRequest;

/** What all journals together say. A value: made anew by each reading. */
record TaskLedger(Map<String, Entry> entries, List<Run> runs, List<TaskStore.Problem> problems) {

	/** @param living its process is still there */
	record Run(Path file, JournalReader reader, boolean own, boolean living) {
		Set<String> tasks() {
			return reader.events().stream().map(TaskEvent::task).collect(Collectors.toSet());
		}
	}

	/** @param owner the run that created the task, or that adopted it last */
	record Entry(TaskRecord record, List<LockRequest> locks, Run owner) {
	}

	static TaskLedger of(List<Run> runs) {
		return new Merge().merge(runs);
	}

	/** Open tasks whose run died and that nobody has taken over. */
	List<Entry> orphans() {
		return entries.values().stream().filter(entry -> entry.record().state().isOpen() && !entry.owner().living()).toList();
	}

	List<Entry> openOfOtherLivingRuns() {
		return entries.values().stream()
				.filter(entry -> entry.record().state().isOpen() && entry.owner().living() && !entry.owner().own()).toList();
	}

	/**
	 * The files whose content can live on in the history: whole, of dead runs, all their tasks closed, and no task of theirs mentioned in
	 * a file that stays. Empty when there is no run to remove.
	 */
	List<Path> removable() {
		Set<Path> doubtful = problems.stream().map(TaskStore.Problem::file).collect(Collectors.toSet());
		List<Run> candidates = new ArrayList<>(runs.stream().filter(run -> !run.living() && !doubtful.contains(run.file())
				&& run.tasks().stream().map(entries::get).noneMatch(entry -> entry != null && entry.record().state().isOpen())).toList());
		boolean changed = true;
		while (changed) {
			Set<String> staying = runs.stream().filter(run -> !candidates.contains(run)).flatMap(run -> run.tasks().stream())
					.collect(Collectors.toSet());
			changed = candidates.removeIf(run -> !TaskStore.isHistory(run.file()) && run.tasks().stream().anyMatch(staying::contains));
		}
		boolean historyStays = runs.stream().anyMatch(run -> TaskStore.isHistory(run.file()) && !candidates.contains(run));
		boolean anyRun = candidates.stream().anyMatch(run -> !TaskStore.isHistory(run.file()));
		return anyRun && !historyStays ? candidates.stream().map(Run::file).toList() : List.of();
	}

	/** What the new history holds, oldest first. */
	List<TaskRecord> archive(List<Path> from, TaskRetention retention, Instant now) {
		Set<String> tasks = runs.stream().filter(run -> from.contains(run.file()) || TaskStore.isHistory(run.file()))
				.flatMap(run -> run.tasks().stream()).collect(Collectors.toSet());
		List<TaskRecord> closed = entries.values().stream().map(Entry::record)
				.filter(record -> tasks.contains(record.id()) && !record.state().isOpen())
				.sorted(Comparator.comparing(TaskRecord::created)).toList();
		int drop = Math.max(0, closed.size() - retention.keep());
		List<TaskRecord> kept = new ArrayList<>();
		for (int i = 0; i < closed.size(); i++) {
			TaskRecord record = closed.get(i);
			if (record.state() == TaskState.UNDECIDED || i >= drop && !retention.isTooOld(record, now))
				kept.add(record);
		}
		return kept;
	}

	/** Whether the history, which is whole, holds more than is to be kept. */
	boolean outgrows(List<TaskRecord> kept) {
		return runs.stream().filter(run -> TaskStore.isHistory(run.file()) && run.reader().problems().isEmpty())
				.anyMatch(run -> run.tasks().size() > kept.size());
	}

	private static final class Merge {
		private final Map<String, Entry> entries = new LinkedHashMap<>();
		private final List<TaskStore.Problem> problems = new ArrayList<>();
		private final Set<String> forgotten = new HashSet<>();

		TaskLedger merge(List<Run> runs) {
			for (Run run : runs) {
				problems.addAll(run.reader().problems());
				for (TaskEvent event : run.reader().events()) {
					if (!(event instanceof TaskEvent.Acknowledged))
						take(run, event);
				}
			}
			// a person may acknowledge in an older run what a younger one did
			for (Run run : runs)
				run.reader().events().stream().filter(TaskEvent.Acknowledged.class::isInstance).forEach(this::acknowledge);
			return new TaskLedger(entries, List.copyOf(runs), List.copyOf(problems));
		}

		private void acknowledge(TaskEvent event) {
			entries.computeIfPresent(event.task(), (task, entry) -> new Entry(event.applyTo(entry.record()), entry.locks(), entry.owner()));
		}

		private void take(Run run, TaskEvent event) {
			Entry before = entries.get(event.task());
			if (before != null && TaskStore.isHistory(before.owner().file()))
				return; // compaction was interrupted between the new history and the removal of the journals
			try {
				TaskRecord record = event.applyTo(before == null ? null : before.record());
				List<LockRequest> locks = event instanceof TaskEvent.Created created ? created.locks()
						: before == null ? List.of() : before.locks();
				Run owner = before == null || event instanceof TaskEvent.Adopted ? run : before.owner();
				entries.put(event.task(), new Entry(record, locks, owner));
			} catch (IllegalStateException | NullPointerException e) {
				if (forgotten.add(event.task()))
					problems.add(new TaskStore.Problem(run.file(), 0,
							Messages.bind(Messages.TaskLedger_inconsistent, new Object[] { run.file(), event.task(), e.getMessage() })));
			}
		}
	}
}
