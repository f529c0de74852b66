// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.inventory.PersistentMap;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.Tasks;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.model.ObjectRef;

/**
 * Notices what others do to VMs: events that no task of this or another process of Orrery explains. What happens to the VM of a running
 * task is noted in that task at once; everything is written down a moment later, when the tasks of other processes are known and the
 * events that belong together have all come. Events arrive on the engine's event thread; the disk is written on a thread of its own.
 */
final class OutsideWatch implements InventoryListener, AutoCloseable {
	/** Longer than it takes to learn of other processes' tasks, and than a host tells the events of one act. */
	static final Duration SETTLE = Duration.ofSeconds(3);
	/** Events may come a little after the end of the task that caused them. */
	private static final Duration AFTERGLOW = Duration.ofSeconds(2);
	private static final Set<DomainEvent> WORTH_TELLING = EnumSet.of(DomainEvent.DEFINED, DomainEvent.UNDEFINED, DomainEvent.STARTED,
			DomainEvent.MIGRATED_IN, DomainEvent.PAUSED, DomainEvent.RESUMED, DomainEvent.STOPPED, DomainEvent.MIGRATED_AWAY,
			DomainEvent.SHUTDOWN, DomainEvent.CRASHED, DomainEvent.SUSPENDED, DomainEvent.REBOOTED, DomainEvent.DEVICES);

	private final InventoryStore inventory;
	private final MovesUnderWay moves;
	private final Tasks tasks;
	private final OutsideJournal journal;
	private final Clock clock;
	private final EngineTimer timer;
	private final Duration settle;
	private final ExecutorService writer = Executors.newSingleThreadExecutor(work -> {
		Thread thread = new Thread(work, "orrery-outside"); //$NON-NLS-1$
		thread.setDaemon(true);
		return thread;
	});
	/** Of VMs that are gone; an event may name one long after. */
	private static final int REMEMBERED = 1000;
	/** As told last, by connection. */
	private final Map<String, Map<UUID, DomainRecord>> known = new ConcurrentHashMap<>();
	/** Names of VMs that are on no host any more, by id, those that went last. */
	private final Map<String, String> gone = Collections.synchronizedMap(new LinkedHashMap<>() {
		private static final long serialVersionUID = 1;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
			return size() > REMEMBERED;
		}
	});
	/** By VM id, until they are judged; guarded by this. */
	private final Map<String, List<OutsideChange>> pending = new LinkedHashMap<>();

	OutsideWatch(InventoryStore inventory, Tasks tasks, OutsideJournal journal, Clock clock, EngineTimer timer, Duration settle) {
		this.inventory = inventory;
		moves = new MovesUnderWay(inventory);
		this.tasks = tasks;
		this.journal = journal;
		this.clock = clock;
		this.timer = timer;
		this.settle = settle;
		inventory.hosts().forEach(this::inventoryChanged);
		inventory.addListener(this);
	}

	/** Events tell what happened, snapshots the names: also of what is gone by the time its event is read. */
	@Override
	public void inventoryChanged(HostInventory host) {
		Map<UUID, DomainRecord> before = known.put(host.connection(), host.domains());
		if (before == null)
			return;
		for (UUID changed : PersistentMap.differences(before, host.domains()))
			if (!host.domains().containsKey(changed))
				gone.put(changed.toString(), before.get(changed).name());
	}

	@Override
	public void inventoryRemoved(String connection) {
		known.remove(connection);
	}

	@Override
	public void domainEvent(ObjectRef vm, DomainEvent event) {
		if (!WORTH_TELLING.contains(event))
			return;
		OutsideChange change = new OutsideChange(clock.instant(), vm, name(vm), hostName(vm), event, ""); //$NON-NLS-1$
		tasks.openFor(vm).filter(task -> task.state() == TaskState.RUNNING && !ExpectedEvents.explains(task, vm, event))
				.ifPresent(task -> tasks.note(task.id(), OutsideWords.noteInTask(event, change.vmName(), change.hostName())));
		synchronized (this) {
			boolean first = !pending.containsKey(vm.id());
			pending.computeIfAbsent(vm.id(), id -> new ArrayList<>()).add(change);
			if (first)
				timer.schedule(settle, () -> hand(vm.id()));
		}
	}

	private String name(ObjectRef vm) {
		UUID uuid = UUID.fromString(vm.id());
		return Stream.concat(Stream.ofNullable(known.get(vm.connection())), known.values().stream()).map(domains -> domains.get(uuid))
				.filter(Objects::nonNull).findFirst().map(DomainRecord::name).orElseGet(() -> gone.getOrDefault(vm.id(), "")); //$NON-NLS-1$
	}

	private String hostName(ObjectRef vm) {
		return inventory.host(vm.connection()).map(HostInventory::displayName).orElse(vm.connection());
	}

	/** What belongs to a migration that is under way waits for the next look. */
	private void hand(String vm) {
		List<OutsideChange> decided;
		synchronized (this) {
			decided = pending.remove(vm);
			List<OutsideChange> undecided = moves.among(decided, clock.instant());
			if (!undecided.isEmpty()) {
				decided.removeAll(undecided);
				pending.put(vm, new ArrayList<>(undecided));
				timer.schedule(settle, () -> hand(vm));
			}
		}
		try {
			writer.execute(() -> judge(decided));
		} catch (RejectedExecutionException e) {
			System.getLogger(OutsideWatch.class.getName()).log(Level.DEBUG, "closing", e); //$NON-NLS-1$
		}
	}

	private void judge(List<OutsideChange> changes) {
		List<TaskRecord> known = tasks.all();
		List<OutsideChange> unexplained = changes.stream().filter(change -> known.stream().noneMatch(task -> isBy(task, change)))
				.map(this::named).toList();
		List<OutsideChange> told = ToldChanges.of(unexplained, change -> moves.home(change).map(HostInventory::displayName));
		if (told.isEmpty())
			return;
		try {
			if (journal.claim())
				journal.append(told);
		} catch (IOException e) {
			System.getLogger(OutsideWatch.class.getName()).log(Level.ERROR,
					Messages.bind(Messages.OutsideJournal_unwritable, journal.file(), e.getMessage()), e);
		}
	}

	private static boolean isBy(TaskRecord task, OutsideChange change) {
		if (task.state() == TaskState.REFUSED || task.created().isAfter(change.time()))
			return false;
		if (task.ended() == null || !change.time().isAfter(task.ended()))
			return ExpectedEvents.explains(task, change.vm(), change.event());
		return !change.time().isAfter(task.ended().plus(AFTERGLOW)) && ExpectedEvents.explainsLate(task, change.vm(), change.event());
	}

	/** What was just defined has no name when the event comes, but has one by now. */
	private OutsideChange named(OutsideChange change) {
		if (!change.vmName().isEmpty())
			return change;
		String name = name(change.vm());
		return new OutsideChange(change.time(), change.vm(), name.isEmpty() ? change.vm().id() : name, change.hostName(), change.event(),
				change.from());
	}

	@Override
	public void close() throws IOException {
		inventory.removeListener(this);
		writer.shutdown();
		journal.close();
	}
}
