// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionListener;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.lock.LockHolder;
import org.orrery.engine.lock.LockRefusedException;
import org.orrery.engine.lock.LockTable;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationFactory;
import org.orrery.model.ObjectRef;

/**
 * Takes over the open tasks of processes that died. Each is examined once all its hosts are connected, and closed with what is true; none is
 * started again.
 */
final class Reconciliation {
	private final TaskEnvironment environment;
	private final Map<String, OperationFactory> types;
	private final Executor pool;
	private final List<Adopted> adopted = new ArrayList<>();

	/** @param impossible why it cannot be examined, null when it can */
	record Adopted(String id, TaskRun run, String impossible) {
	}

	Reconciliation(TaskEnvironment environment, Map<String, OperationFactory> types, Executor pool) {
		this.environment = environment;
		this.types = types;
		this.pool = pool;
	}

	/** Claims the tasks and their locks, so that nothing new gets at their subjects before they are settled. */
	List<Adopted> adopt(LockTable locks, TaskFeed feed) {
		for (TaskLedger.Entry orphan : environment.store().load().orphans()) {
			TaskRecord record = orphan.record();
			if (!environment.store().adopt(record.id()))
				continue;
			TaskLog log = new TaskLog(record, environment.store(), feed);
			LockTable.Held held = hold(locks, orphan);
			Operation operation = null;
			String impossible = null;
			try {
				operation = Optional.ofNullable(types.get(record.operation()))
						.orElseThrow(() -> new IllegalArgumentException(record.operation())).recreate(record);
			} catch (RuntimeException e) {
				environmentLog(record, e);
				impossible = Messages.bind(Messages.Reconciliation_cannotRecreate, e.getMessage());
			}
			adopted.add(new Adopted(record.id(), new TaskRun(environment, operation, log, held), impossible));
		}
		return adopted;
	}

	private static void environmentLog(TaskRecord record, RuntimeException e) {
		System.getLogger(Reconciliation.class.getName()).log(Level.ERROR, "task " + record.id() + " cannot be examined", e); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static LockTable.Held hold(LockTable locks, TaskLedger.Entry orphan) {
		TaskRecord record = orphan.record();
		try {
			return locks.acquire(new LockHolder(record.id(), record.title(), record.who()), orphan.locks());
		} catch (LockRefusedException e) { // two orphans of different runs on one object: each is examined for itself
			return () -> {
			};
		}
	}

	void begin() {
		for (Adopted task : adopted) {
			TaskRecord record = task.run().log().record();
			if (record.started() == null && record.steps().isEmpty())
				task.run().giveUp(TaskState.CANCELLED, Messages.Reconciliation_neverBegan, Messages.Reconciliation_neverBeganRemedy);
			else if (task.impossible() != null)
				task.run().giveUp(TaskState.UNDECIDED, task.impossible(), Messages.Reconciliation_lookRemedy);
			else
				new Waiting(task.run(), record).begin();
		}
	}

	/** Waits for the hosts of one task without a thread of its own. */
	private final class Waiting implements ConnectionListener {
		private final TaskRun run;
		private final List<String> hosts;
		private final Connections connections = environment.context().connections();
		private final AtomicBoolean over = new AtomicBoolean();

		Waiting(TaskRun run, TaskRecord record) {
			this.run = run;
			hosts = record.subjects().stream().map(ObjectRef::connection).filter(id -> !id.isEmpty()).distinct().toList();
		}

		void begin() {
			connections.addListener(this);
			run.awaitHosts(hosts.stream().filter(id -> !isConnected(id)).map(this::name).collect(Collectors.joining(", "))); //$NON-NLS-1$
			look();
		}

		@Override
		public void statusChanged(HostConnection connection, ConnectionStatus status) {
			look();
		}

		@Override
		public void removed(HostConnection connection) {
			look();
		}

		private void look() {
			Optional<String> gone = hosts.stream().filter(id -> connections.find(id).isEmpty()).findFirst();
			if (gone.isPresent())
				finish(() -> run.giveUp(TaskState.UNDECIDED, Messages.bind(Messages.Reconciliation_connectionGone, gone.get()),
						Messages.Reconciliation_lookRemedy));
			else if (hosts.stream().allMatch(this::isConnected))
				finish(run::resume);
		}

		private void finish(Runnable end) {
			if (!over.compareAndSet(false, true))
				return;
			connections.removeListener(this);
			try {
				pool.execute(end);
			} catch (RejectedExecutionException e) {
				System.getLogger(Reconciliation.class.getName()).log(Level.DEBUG, "closing", e); //$NON-NLS-1$
			}
		}

		private boolean isConnected(String id) {
			return connections.find(id).map(host -> host.status().state() == ConnectionState.ACTIVE).orElse(false);
		}

		private String name(String id) {
			return connections.find(id).map(host -> host.definition().label().isEmpty() ? host.definition().uri() : host.definition().label())
					.orElse(id);
		}
	}
}
