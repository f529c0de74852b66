// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.Tasks;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Who did what to which VM, in Orrery and outside of it. Reads the disk: not for the UI thread. Thread-safe. */
public final class AuditTrail implements AutoCloseable {
	private final Tasks tasks;
	private final OutsideJournal journal;
	private OutsideWatch watch;

	/** @param folder of the journal of what happens outside; created with the first entry */
	public AuditTrail(Path folder, Tasks tasks) {
		this.tasks = tasks;
		journal = new OutsideJournal(folder.resolve("outside.jsonl"), OutsideJournal.LIMIT); //$NON-NLS-1$
	}

	/** From now on notices what others do; of several processes on the same folder, one writes it down. */
	public void watch(InventoryStore inventory, Clock clock, EngineTimer timer) {
		watch(inventory, clock, timer, OutsideWatch.SETTLE);
	}

	synchronized void watch(InventoryStore inventory, Clock clock, EngineTimer timer, Duration settle) {
		watch = new OutsideWatch(inventory, tasks, journal, clock, timer, settle);
	}

	/** Newest first. @param vm on whatever host: the VM keeps its id when it moves */
	public List<AuditEntry> of(ObjectRef vm) {
		Stream<AuditEntry> own = tasks.all().stream().filter(task -> ExpectedEvents.concerns(task, vm)).map(AuditEntry::of);
		Stream<AuditEntry> outside = journal.read().stream().filter(change -> change.vm().id().equals(vm.id())).map(AuditEntry::of);
		return Stream.concat(own, outside).sorted(Comparator.comparing(AuditEntry::time).reversed()).toList();
	}

	/** Everything that Orrery itself did and that is kept. */
	public List<TaskRecord> tasks() {
		return tasks.all();
	}

	/** Everything that was noticed to happen outside Orrery and is kept, oldest first. */
	public List<OutsideChange> outside() {
		return journal.read();
	}

	/**
	 * The VM that has or had this name or UUID, as far as anything is recorded of it. Asks no host, so that it finds VMs that are gone.
	 *
	 * @throws UnknownVmException when nothing is recorded of it, or several VMs have had the name
	 */
	public ObjectRef find(String nameOrUuid) throws UnknownVmException {
		Map<String, ObjectRef> found = new TreeMap<>();
		for (TaskRecord task : tasks.all())
			for (int i = 0; i < task.subjects().size(); i++)
				offer(found, task.subjects().get(i), i < task.subjectNames().size() ? task.subjectNames().get(i) : "", nameOrUuid); //$NON-NLS-1$
		for (OutsideChange change : journal.read())
			offer(found, change.vm(), change.vmName(), nameOrUuid);
		if (found.isEmpty())
			throw new UnknownVmException(Messages.bind(Messages.AuditTrail_unknownVm, nameOrUuid));
		if (found.size() > 1)
			throw new UnknownVmException(Messages.bind(Messages.AuditTrail_severalVms,
					new Object[] { found.size(), nameOrUuid, String.join(", ", names(found)) })); //$NON-NLS-1$
		return found.values().iterator().next();
	}

	private static Set<String> names(Map<String, ObjectRef> found) {
		return new TreeSet<>(found.keySet());
	}

	private static void offer(Map<String, ObjectRef> found, ObjectRef vm, String name, String wanted) {
		if (vm.kind() == ObjectKind.VM && (name.equals(wanted) || vm.id().equalsIgnoreCase(wanted)))
			found.put(vm.id(), vm);
	}

	/** No VM, or several. The message says which. */
	public static final class UnknownVmException extends Exception {
		private static final long serialVersionUID = 1L;

		UnknownVmException(String message) {
			super(message);
		}
	}

	/** What could not be read, with the remedy. Usually empty. */
	public List<String> problems() {
		String problem = journal.problem();
		return problem.isEmpty() ? List.of() : List.of(problem);
	}

	@Override
	public synchronized void close() {
		try {
			if (watch != null)
				watch.close();
			else
				journal.close();
		} catch (IOException e) {
			System.getLogger(AuditTrail.class.getName()).log(Level.WARNING, "closing the journal", e); //$NON-NLS-1$
		}
	}
}
