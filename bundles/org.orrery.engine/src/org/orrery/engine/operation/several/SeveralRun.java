// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.several;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.SubStep;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskPart;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** Begins one part after the other, so many at a time per host, and hears what became of them. Used on one task thread. */
final class SeveralRun {
	private final List<Operation> waiting;
	private final int total;
	private final TaskMonitor monitor;
	private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
	private final Map<TaskPart, Begun> running = new LinkedHashMap<>();
	private final Map<String, Integer> load = new HashMap<>();
	/** Final records of those that did not succeed, by the name of the object. */
	private final Map<String, TaskRecord> failed = new LinkedHashMap<>();
	private int succeeded;

	private record Begun(Operation part, SubStep step) {
		String name() {
			return part.subjectNames().getFirst();
		}

		String host() {
			return part.subjects().getFirst().connection();
		}
	}

	SeveralRun(List<Operation> parts, TaskMonitor monitor) {
		waiting = new LinkedList<>(parts);
		total = parts.size();
		this.monitor = monitor;
	}

	/** @throws OperationException naming those to which it was not done, with the reasons; or when Orrery closes meanwhile */
	void toTheEnd() throws OperationException {
		monitor.step(Messages.bind(Messages.SeveralRun_step, total));
		monitor.onCancel(() -> news.add(() -> running.keySet().forEach(TaskPart::cancel)));
		try {
			while (!running.isEmpty() || !waiting.isEmpty() && !monitor.isCancelled()) {
				beginWhatMay();
				report();
				if (!running.isEmpty())
					news.take().run();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.SeveralRun_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (CancellationException e) {
			throw new OperationException(Messages.SeveralRun_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} finally {
			monitor.onCancel(null);
		}
		report();
		tellFailures();
	}

	private void beginWhatMay() {
		for (Iterator<Operation> next = waiting.iterator(); next.hasNext() && !monitor.isCancelled();) {
			Operation part = next.next();
			if (load.getOrDefault(part.subjects().getFirst().connection(), 0) >= SeveralOperation.PER_HOST)
				continue;
			next.remove();
			begin(part);
		}
	}

	private void begin(Operation part) {
		Begun begun = new Begun(part, monitor.stepBeside(part.title()));
		load.merge(begun.host(), 1, Integer::sum);
		TaskPart task = monitor.submit(part);
		running.put(task, begun);
		task.done().whenComplete((record, failure) -> news.add(() -> ended(task, record, failure)));
	}

	private void ended(TaskPart task, TaskRecord record, Throwable failure) {
		if (failure != null)
			throw new CancellationException(); // Orrery closes
		Begun begun = running.remove(task);
		load.merge(begun.host(), -1, Integer::sum);
		boolean done = record.state() == TaskState.SUCCEEDED;
		begun.step().end(done, record.reason());
		if (done)
			succeeded++;
		else
			failed.put(begun.name(), record);
	}

	private void report() {
		String phase = Messages.bind(Messages.SeveralRun_phase, new Object[] { succeeded, total, running.size(), waiting.size() });
		double fraction = total == 0 ? 1 : (double) (succeeded + failed.size()) / total;
		monitor.progress(fraction, phase, Map.of(Messages.SeveralRun_done, String.valueOf(succeeded), Messages.SeveralRun_inAll, String.valueOf(total)));
	}

	private void tellFailures() throws OperationException {
		if (failed.isEmpty() && waiting.isEmpty())
			return;
		List<String> reasons = new ArrayList<>();
		failed.entrySet().stream().collect(Collectors.groupingBy(entry -> entry.getValue().reason(), LinkedHashMap::new, Collectors.toList()))
				.forEach((reason, ones) -> reasons.add(ones.stream().map(Map.Entry::getKey).collect(Collectors.joining(", ")) + ": " + reason)); //$NON-NLS-1$ //$NON-NLS-2$
		if (!waiting.isEmpty())
			reasons.add(Messages.bind(Messages.SeveralRun_notBegun,
					waiting.stream().map(part -> part.subjectNames().getFirst()).collect(Collectors.joining(", ")))); //$NON-NLS-1$
		String reason = Messages.bind(Messages.SeveralRun_left, new Object[] { total - succeeded, total, String.join("; ", reasons) }); //$NON-NLS-1$
		for (TaskRecord one : failed.values())
			if (one.state() == TaskState.UNDECIDED)
				throw OperationException.undecided(reason, one.remedy());
		if (monitor.isCancelled())
			throw OperationException.cancelled(reason);
		throw new OperationException(reason, failed.values().iterator().next().remedy(), "", null); //$NON-NLS-1$
	}
}
