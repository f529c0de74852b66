// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.alarm.AlarmLedger.Mute;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.statistics.Pace;
import org.orrery.engine.statistics.Statistics;
import org.orrery.engine.task.Tasks;

/**
 * The alarms of the fleet and the rules they come from. Of several processes on one data folder the first that asked evaluates; when it ends
 * another one takes over. All see the same alarms, and what a person does to one. Thread-safe; reads never block. What writes does so on a
 * thread of its own.
 */
public final class Alarms implements AutoCloseable {
	/** How many alarms that ended are kept. */
	public static final int KEPT = 2000;
	private static final Duration POLL = Duration.ofSeconds(1);
	/** A pass takes at most this part of the time. */
	private static final long IDLE_SHARE = 10;
	private static final Duration CLOSING = Duration.ofSeconds(3);

	/** What is watched. @param inMaintenance whether somebody works on the host of a connection: it may be away */
	public record Watched(InventoryStore inventory, Statistics statistics, Tasks tasks, Predicate<String> inMaintenance) {
	}

	/** Time and threads; other ones in tests. @param work runs one after the other */
	record Pulse(Clock clock, LongSupplier nanos, EngineTimer timer, Executor work) {
	}

	private final AlarmFolder folder;
	private final AlarmRuleStore rules;
	private final AlarmLedger ledger;
	private final AlarmJournal journal;
	private final String who;
	private final Pulse pulse;
	private final List<AlarmListener> listeners = new CopyOnWriteArrayList<>();
	private final List<Consumer<List<AlarmRule>>> ruleListeners = new CopyOnWriteArrayList<>();
	private volatile Watched wanted;
	private volatile boolean closed;
	// of the working thread
	private AlarmWatch watch;
	private Statistics.Watch samples;
	/** Until the next pass: where a pass takes long, as while a whole fleet is read, the machine has something better to do. */
	private volatile Duration pause = AlarmWatch.PASS;

	/** Reads what is there. Blocks on the disk. @param who acknowledges */
	public static Alarms open(Path folder, String who, Clock clock, EngineTimer timer) {
		ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
			Thread made = new Thread(work, "orrery-alarms"); //$NON-NLS-1$
			made.setDaemon(true);
			return made;
		});
		return new Alarms(folder, who, new Pulse(clock, System::nanoTime, timer, thread));
	}

	Alarms(Path path, String who, Pulse pulse) {
		folder = new AlarmFolder(path);
		rules = new AlarmRuleStore(folder);
		ledger = new AlarmLedger(KEPT);
		journal = new AlarmJournal(folder, ledger, pulse.clock(), 3 * KEPT);
		this.who = who;
		this.pulse = pulse;
		journal.read();
		poll();
	}

	/** Evaluates from now on, as soon as no other process does. Returns at once. */
	public void watch(Watched watched) {
		wanted = watched;
		work(this::takeTurn);
	}

	/** Whether somebody evaluates, here or in another process; without, alarms neither come nor go. May block on the disk. */
	public boolean isWatched() {
		return folder.isClaimed();
	}

	// --- alarms ----------------------------------------------------------------------------------------------------------------------

	/** The worst first, of these the newest; also acknowledged and muted ones. */
	public List<Alarm> open() {
		return ledger.open();
	}

	/** Those that ended, the newest first. */
	public List<Alarm> history() {
		return ledger.history();
	}

	public Optional<Alarm> find(String id) {
		return ledger.find(id);
	}

	public void addListener(AlarmListener listener) {
		listeners.add(listener);
	}

	public void removeListener(AlarmListener listener) {
		listeners.remove(listener);
	}

	/**
	 * Notes that a person knows of it.
	 *
	 * @return the alarm as it is then; fails with NoSuchElementException, in words, when it is unknown or has ended
	 */
	public CompletableFuture<Alarm> acknowledge(String id, String note) {
		return change(id, alarm -> alarm.withAcknowledged(new Acknowledgement(who, now(), note == null ? "" : note.strip()))); //$NON-NLS-1$
	}

	/** Takes the acknowledgement back. */
	public CompletableFuture<Alarm> unacknowledge(String id) {
		return change(id, alarm -> alarm.withAcknowledged(null));
	}

	/** Keeps it from asking for attention, also when it ends and comes again. @param until {@link Instant#MAX}: for ever */
	public CompletableFuture<Alarm> mute(String id, Instant until) {
		return change(id, alarm -> new Mute(alarm.key(), until, who));
	}

	public CompletableFuture<Alarm> unmute(String id) {
		return mute(id, Instant.MIN);
	}

	private CompletableFuture<Alarm> change(String id, java.util.function.Function<Alarm, Object> change) {
		CompletableFuture<Alarm> done = new CompletableFuture<>();
		work(() -> {
			List<Alarm> changed = journal.append(() -> find(id).filter(Alarm::isOpen).map(alarm -> List.of(change.apply(alarm))).orElse(List.of()));
			tell(changed);
			Optional<Alarm> now = find(id);
			if (now.isEmpty())
				done.completeExceptionally(new NoSuchElementException(Messages.bind(Messages.Alarms_noAlarm, id)));
			else if (!now.get().isOpen())
				done.completeExceptionally(new NoSuchElementException(Messages.bind(Messages.Alarms_ended, now.get().subjectName())));
			else
				done.complete(now.get());
		});
		return done;
	}

	private Instant now() {
		return pulse.clock().instant();
	}

	// --- rules -----------------------------------------------------------------------------------------------------------------------

	public List<AlarmRule> rules() {
		return rules.rules();
	}

	/** Those that hold until a person changes them. */
	public static List<AlarmRule> standardRules() {
		return AlarmRules.standard();
	}

	/** Told of other rules, also of another process, on an engine thread. */
	public void addRuleListener(Consumer<List<AlarmRule>> listener) {
		ruleListeners.add(listener);
	}

	public void removeRuleListener(Consumer<List<AlarmRule>> listener) {
		ruleListeners.remove(listener);
	}

	/** Adds the rule, or replaces the one with its id. Blocks on the disk. @throws IOException naming the file */
	public void putRule(AlarmRule rule) throws IOException {
		changeRules(list -> {
			int place = list.stream().map(AlarmRule::id).toList().indexOf(rule.id());
			if (place < 0)
				list.add(rule);
			else
				list.set(place, rule);
			return list;
		});
	}

	/** Blocks on the disk. @throws IOException naming the file; @throws NoSuchElementException in words, when there is none */
	public void removeRule(String id) throws IOException {
		changeRules(list -> {
			if (!list.removeIf(rule -> rule.id().equals(id)))
				throw new NoSuchElementException(Messages.bind(Messages.Rules_none, id));
			return list;
		});
	}

	/** Back to the standard rules. Blocks on the disk. */
	public void resetRules() throws IOException {
		changeRules(list -> AlarmRules.standard());
	}

	/** All at once. Blocks on the disk. */
	public void setRules(List<AlarmRule> all) throws IOException {
		changeRules(list -> all);
	}

	private void changeRules(UnaryOperator<List<AlarmRule>> change) throws IOException {
		List<AlarmRule> now = rules.change(change);
		work(() -> rulesChanged(now));
	}

	private void rulesChanged(List<AlarmRule> now) {
		if (watch != null)
			watch.rulesChanged(now);
		ruleListeners.forEach(listener -> listener.accept(now));
	}

	/** What could not be read or written, one sentence each with the remedy; usually empty. */
	public List<String> problems() {
		List<String> all = new ArrayList<>(rules.problems());
		all.addAll(journal.problems());
		return all;
	}

	// --- the working thread ----------------------------------------------------------------------------------------------------------

	private void work(Runnable work) {
		try {
			pulse.work().execute(() -> {
				try {
					work.run();
				} catch (RuntimeException e) {
					System.getLogger(Alarms.class.getName()).log(Level.ERROR, "work on alarms failed", e); //$NON-NLS-1$
				}
			});
		} catch (RejectedExecutionException e) {
			System.getLogger(Alarms.class.getName()).log(Level.DEBUG, "closed", e); //$NON-NLS-1$
		}
	}

	/** Looks what others have done, and whether it is this process's turn. */
	private void poll() {
		if (closed)
			return;
		pulse.timer().schedule(POLL, () -> {
			work(() -> {
				if (rules.refresh())
					rulesChanged(rules.rules());
				tell(journal.read());
				if (wanted != null)
					takeTurn();
				if (watch != null && watch.isWaiting())
					pass();
			});
			poll();
		});
	}

	private void takeTurn() {
		if (watch != null || closed)
			return;
		try {
			if (!folder.claim())
				return;
		} catch (IOException e) {
			System.getLogger(Alarms.class.getName()).log(Level.DEBUG, "nobody can be alone with " + folder.path(), e); //$NON-NLS-1$
		}
		tell(journal.read());
		Watched watched = wanted;
		AlarmEvaluator evaluator = new AlarmEvaluator(new AlarmEvaluator.Sources(pulse.clock(), pulse.nanos(), Measures.of(watched.statistics()),
				watched.inMaintenance(), watched.inventory()::isHidden), rules.rules(), ledger.open());
		watch = new AlarmWatch(evaluator, this::passSoon);
		watched.inventory().addListener(watch);
		watched.tasks().addListener(watch);
		samples = watched.statistics().watch(watch, Pace.BACKGROUND);
		watch.begin(watched.inventory().hosts(), watched.tasks().all());
		pass();
	}

	private void passSoon() {
		pulse.timer().schedule(pause, () -> work(this::pass));
	}

	private void pass() {
		if (watch == null)
			return;
		long begun = pulse.nanos().getAsLong();
		List<Holds.News> news = watch.pass();
		long busy = (pulse.nanos().getAsLong() - begun) * IDLE_SHARE;
		pause = busy > AlarmWatch.PASS.toNanos() ? Duration.ofNanos(busy) : AlarmWatch.PASS;
		if (news.isEmpty())
			return;
		List<Alarm> passing = new ArrayList<>();
		Map<String, Alarm> lasting = new LinkedHashMap<>();
		for (Holds.News one : news)
			if (one.durable())
				lasting.put(one.alarm().id(), one.alarm());
			else if (!lasting.containsKey(one.alarm().id()))
				passing.add(one.alarm());
		List<Alarm> changed = new ArrayList<>();
		for (Alarm alarm : passing)
			Optional.ofNullable(ledger.put(acknowledged(alarm))).ifPresent(changed::add);
		if (!lasting.isEmpty())
			changed.addAll(journal.append(() -> lasting.values().stream().map(alarm -> (Object) acknowledged(alarm)).toList()));
		tell(changed);
	}

	/** The evaluator knows nothing of what people do. */
	private Alarm acknowledged(Alarm alarm) {
		return ledger.openOf(alarm.key()).filter(known -> known.id().equals(alarm.id())).map(known -> alarm.withAcknowledged(known.acknowledged()))
				.orElse(alarm);
	}

	private void tell(List<Alarm> changed) {
		if (!changed.isEmpty())
			listeners.forEach(listener -> listener.alarmsChanged(changed));
	}

	/** Lets another process take its turn. What is open stays so. */
	@Override
	public void close() {
		closed = true;
		work(this::end);
		if (pulse.work() instanceof ExecutorService thread) {
			thread.shutdown();
			try {
				thread.awaitTermination(CLOSING.toMillis(), TimeUnit.MILLISECONDS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void end() {
		if (watch != null) {
			wanted.inventory().removeListener(watch);
			wanted.tasks().removeListener(watch);
			samples.close();
			watch = null;
		}
		try {
			folder.close();
		} catch (IOException e) {
			System.getLogger(Alarms.class.getName()).log(Level.DEBUG, "closing", e); //$NON-NLS-1$
		}
	}
}
