// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.lock.LockHolder;
import org.orrery.engine.lock.LockRefusedException;
import org.orrery.engine.lock.LockTable;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationFactory;
import org.orrery.engine.operation.OperationTypes;
import org.orrery.model.ObjectRef;

/** Runs operations as durable tasks, keeps the history. Thread-safe. */
public final class Tasks implements AutoCloseable {
	private static final System.Logger LOGGER = System.getLogger(Tasks.class.getName());
	private static final long OTHERS_PERIOD_MILLIS = 1000;

	private final TaskEnvironment environment;
	private final String who;
	private final TaskFeed feed;
	private final LockTable locks = new LockTable();
	private final ThreadPoolExecutor pool;
	private final ScheduledThreadPoolExecutor timer;
	/** Tasks of this process, in the order of their submission. */
	private final Map<String, TaskRun> runs = new LinkedHashMap<>();
	private final OtherTasks others;
	private volatile boolean closing;

	/**
	 * Opens the task store; no host is asked, and nothing is written yet but what a crash cut off is set aside.
	 *
	 * @param folder    of the journals; created with the first task
	 * @param who       account recorded with tasks
	 * @param reconcile take over the open tasks of dead processes: each is examined as soon as its hosts are connected
	 * @throws TaskStoreException when the folder exists and cannot be read; the message names it and the remedy
	 */
	public static Tasks open(Path folder, OperationContext context, String who, boolean reconcile) {
		Tasks tasks = new Tasks(folder, context, who, TaskLimits.STANDARD);
		if (reconcile)
			tasks.reconcile(OperationTypes.all());
		return tasks;
	}

	Tasks(Path folder, OperationContext context, String who, TaskLimits limits) {
		this.who = who;
		feed = new TaskFeed(limits.progressPeriod());
		ThreadFactory daemons = work -> {
			Thread thread = new Thread(work, "orrery-task"); //$NON-NLS-1$
			thread.setDaemon(true);
			return thread;
		};
		pool = new ThreadPoolExecutor(limits.threads(), limits.threads(), 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
		pool.allowCoreThreadTimeOut(true);
		timer = new ScheduledThreadPoolExecutor(1, daemons);
		timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		TaskStore store = new TaskStore(folder, who, context.clock());
		environment = new TaskEnvironment(store, context, limits, timer, () -> closing, this::submitPart);
		others = new OtherTasks(store, feed);
		others.refresh();
	}

	/** Takes over what dead processes left open; then, as nothing else is in its way, compacts. */
	void reconcile(Map<String, OperationFactory> types) {
		try {
			Reconciliation reconciliation = new Reconciliation(environment, types, pool);
			for (Reconciliation.Adopted adopted : reconciliation.adopt(locks, feed)) {
				synchronized (runs) {
					runs.put(adopted.id(), adopted.run());
				}
			}
			reconciliation.begin();
			environment.store().compact();
			timer.scheduleWithFixedDelay(this::lookAtOthers, OTHERS_PERIOD_MILLIS, OTHERS_PERIOD_MILLIS, TimeUnit.MILLISECONDS);
		} catch (TaskStoreException e) {
			LOGGER.log(Level.ERROR, e.getMessage(), e);
		}
	}

	/**
	 * Queues it: locks, check, then execute. Returns at once with the record as of now; a refusal (lock held, check failed) is a task in state
	 * REFUSED with the findings.
	 */
	public TaskRecord submit(Operation operation) {
		return submit(operation, operation.parameters()).log().record();
	}

	private TaskPart submitPart(String whole, Operation operation) {
		Map<String, String> parameters = new LinkedHashMap<>(operation.parameters());
		parameters.put(TaskRecord.PART_OF, whole);
		TaskRun run = submit(operation, parameters);
		return new RunningPart(run, timer);
	}

	private TaskRun submit(Operation operation, Map<String, String> parameters) {
		TaskEvent.Created created = new TaskEvent.Created(UUID.randomUUID().toString(), environment.clock().instant(), operation.type(),
				operation.title(), operation.subjects(), operation.subjectNames(), parameters, who, operation.locks());
		TaskLog log = new TaskLog(created.applyTo(null), environment.store(), feed);
		TaskRecord first = log.record();
		try {
			LockTable.Held held = locks.acquire(new LockHolder(created.task(), created.title(), who), created.locks());
			TaskRun run = new TaskRun(environment, operation, log, held);
			keep(run);
			feed.changed(first, () -> {
			});
			start(() -> run.run(created));
			return run;
		} catch (LockRefusedException e) {
			TaskRun refused = new TaskRun(environment, operation, log, () -> {
			});
			keep(refused);
			Refusal.unrecorded(environment, log, Refusal.lock(e));
			start(() -> Refusal.record(environment, created, log));
			return refused;
		}
	}

	private void start(Runnable work) {
		try {
			pool.execute(work);
		} catch (RejectedExecutionException e) {
			LOGGER.log(Level.INFO, "closing: a task was not begun", e); //$NON-NLS-1$
		}
	}

	private void keep(TaskRun run) {
		synchronized (runs) {
			runs.put(run.log().record().id(), run);
			if (runs.size() > environment.limits().keep())
				runs.values().stream().filter(old -> !old.log().record().state().isOpen()).findFirst()
						.ifPresent(old -> runs.remove(old.log().record().id()));
		}
	}

	/** Completes with the final record. */
	public CompletableFuture<TaskRecord> whenDone(String taskId) {
		Optional<TaskRun> run = run(taskId);
		if (run.isPresent())
			return run.get().log().done().copy();
		return find(taskId).filter(record -> !record.state().isOpen()).map(CompletableFuture::completedFuture)
				.orElseGet(() -> CompletableFuture.failedFuture(new IllegalArgumentException(notHere(taskId))));
	}

	/**
	 * Asks it to stop: aborts the native job on a thread of its own. Returns at once. A task that has ended stays as it is.
	 *
	 * @throws IllegalArgumentException when there is no such task, or another process runs it
	 */
	public void cancel(String taskId) {
		Optional<TaskRun> run = run(taskId);
		if (run.isPresent())
			timer.execute(run.get()::cancel);
		else if (find(taskId).map(record -> record.state().isOpen()).orElse(true))
			throw new IllegalArgumentException(notHere(taskId));
	}

	private String notHere(String taskId) {
		return find(taskId).map(record -> Messages.bind(Messages.Tasks_otherProcess, record.title(), record.who()))
				.orElseGet(() -> Messages.bind(Messages.Tasks_unknown, taskId));
	}

	/** Writes a fact into the record of a task that this process runs; returns at once. Nothing is written once it has ended. */
	public void note(String taskId, String fact) {
		run(taskId).ifPresent(run -> timer.execute(
				() -> run.log().appendIfPossible(new TaskEvent.Noted(taskId, environment.clock().instant(), fact))));
	}

	/** A person has seen the failure. */
	public void acknowledge(String taskId) {
		Optional<TaskRun> run = run(taskId);
		if (find(taskId).isEmpty())
			throw new IllegalArgumentException(notHere(taskId));
		timer.execute(() -> {
			try {
				if (run.isPresent())
					run.get().log().acknowledge(environment.clock().instant(), who);
				else
					others.acknowledge(taskId, environment.clock().instant(), who);
			} catch (TaskStoreException e) {
				LOGGER.log(e.severity(), e.getMessage(), e);
			}
		});
	}

	/** Newest first: open ones and history, of this and other processes. */
	public List<TaskRecord> all() {
		return current().values().stream().sorted(Comparator.comparing(TaskRecord::created).reversed()).toList();
	}

	public Optional<TaskRecord> find(String taskId) {
		Optional<TaskRun> run = run(taskId);
		return run.isPresent() ? Optional.of(run.get().log().record()) : others.find(taskId);
	}

	/** The open task that has this object as a subject. */
	public Optional<TaskRecord> openFor(ObjectRef subject) {
		return current().values().stream().filter(record -> record.state().isOpen() && record.subjects().contains(subject)).findFirst();
	}

	private Map<String, TaskRecord> current() {
		Map<String, TaskRecord> records = new HashMap<>(others.records());
		synchronized (runs) {
			runs.forEach((id, run) -> records.put(id, run.log().record()));
		}
		return records;
	}

	private Optional<TaskRun> run(String taskId) {
		synchronized (runs) {
			return Optional.ofNullable(runs.get(taskId));
		}
	}

	private void lookAtOthers() {
		try {
			others.refresh();
		} catch (TaskStoreException e) { // the next look may succeed
			LOGGER.log(Level.WARNING, e.getMessage(), e);
		}
	}

	/** How long closed tasks are kept. Reads the disk. */
	public TaskRetention retention() throws IOException {
		return environment.store().retention();
	}

	/** From now on, for all processes; drops at once what is not to be kept any more. Blocks on the disk. */
	public void setRetention(TaskRetention retention) throws IOException {
		environment.store().setRetention(retention);
		environment.store().compact(retention);
		others.refresh();
	}

	/** What could not be read of the store: each names file, line and remedy. Empty when all is well. */
	public List<String> problems() {
		return others.problems();
	}

	public void addListener(TaskListener listener) {
		feed.add(listener);
	}

	public void removeListener(TaskListener listener) {
		feed.remove(listener);
	}

	/** Close it before the connections: what runs at the hosts goes on there and is examined at the next start. */
	@Override
	public void close() {
		closing = true;
		timer.shutdownNow();
		pool.getQueue().clear();
		pool.shutdown(); // no interrupts: what waits for a host ends with its connection
		feed.close();
		synchronized (runs) {
			runs.values().forEach(run -> run.log().done().completeExceptionally(new CancellationException()));
		}
		try {
			environment.store().close();
		} catch (IOException e) {
			LOGGER.log(Level.WARNING, "closing the task store", e); //$NON-NLS-1$
		}
	}
}
