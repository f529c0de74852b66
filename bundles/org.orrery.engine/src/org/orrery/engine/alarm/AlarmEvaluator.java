// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.PersistentMap;
import org.orrery.engine.inventory.StorageIdentity;
import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.VmSample;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/**
 * Compares what hosts tell with the rules. Only what has changed is looked at; what is well costs a comparison. A VM is followed from host to
 * host, storage that several hosts have counts once, and of a host that does not answer nothing else is said. For one thread; no disk, no
 * host is asked.
 */
final class AlarmEvaluator {
	/** What the evaluator asks; must answer at once. @param hidden whether a person sees the VM on another host, because it migrates */
	record Sources(Clock clock, LongSupplier nanos, Measures measures, Predicate<String> inMaintenance, Predicate<ObjectRef> hidden) {
	}

	private static final String IO_ERROR = "I/O error"; //$NON-NLS-1$
	/** Why a VM is off whose QEMU has ended by itself, or paused whose guest has panicked. */
	private static final String CRASHED = "crashed"; //$NON-NLS-1$
	private static final double MIB = 1024 * 1024;
	private static final long DEAD_LOOK_MILLIS = 60_000;

	private final Sources sources;
	private final Holds holds;
	private final Map<AlarmSignal, List<AlarmRule>> rules = new EnumMap<>(AlarmSignal.class);
	private final Map<String, HostInventory> latest = new HashMap<>();
	/** The VMs as last compared with the rules, of connected hosts. */
	private final Map<String, Map<UUID, DomainRecord>> compared = new HashMap<>();
	/** The connection on which a VM counts: a leftover elsewhere does not. */
	private final Map<UUID, String> homes = new HashMap<>();
	/** The hosts as last compared with each other. */
	private final Map<String, Optional<HostRecord>> described = new HashMap<>();

	/** @param open alarms of earlier */
	AlarmEvaluator(Sources sources, List<AlarmRule> rules, Collection<Alarm> open) {
		this.sources = sources;
		holds = new Holds(sources.clock(), sources.nanos());
		group(rules);
		for (Alarm alarm : open)
			this.rules.getOrDefault(alarm.signal(), List.of()).stream().filter(rule -> rule.id().equals(alarm.rule())).findFirst()
					.ifPresentOrElse(rule -> holds.adopt(alarm, rule), () -> holds.drop(alarm));
	}

	private void group(List<AlarmRule> all) {
		rules.clear();
		for (AlarmRule rule : all)
			if (rule.enabled())
				rules.merge(rule.signal(), List.of(rule), (a, b) -> java.util.stream.Stream.concat(a.stream(), b.stream()).toList());
	}

	/** Other rules hold from now on. */
	void rules(List<AlarmRule> all) {
		group(all);
		for (Hold hold : holds.all(any -> true)) {
			Optional<AlarmRule> now = of(hold.rule.signal()).stream().filter(rule -> rule.id().equals(hold.rule.id())).findFirst();
			boolean same = now.isPresent() && now.get().severity() == hold.rule.severity() && now.get().scope().equals(hold.rule.scope());
			if (same)
				hold.rule = now.get();
			else
				holds.end(hold, Messages.Ending_disabled);
		}
		compared.clear();
		described.clear();
		hosts(List.copyOf(latest.values()));
	}

	private List<AlarmRule> of(AlarmSignal signal) {
		return rules.getOrDefault(signal, List.of());
	}

	/** @return what is to be told since the last time */
	List<Holds.News> settle() {
		holds.advance();
		return holds.settle();
	}

	/** Something may follow from time alone. */
	boolean isWaiting() {
		return holds.isWaiting();
	}

	private void state(AlarmSignal signal, AlarmSubject subject, boolean bad, String detail) {
		for (AlarmRule rule : of(signal))
			holds.see(rule, subject, bad, !bad, 0, detail);
	}

	private void number(AlarmSignal signal, AlarmSubject subject, double value) {
		for (AlarmRule rule : of(signal))
			holds.see(rule, subject, rule.isBeyond(value), rule.isBack(value), value, ""); //$NON-NLS-1$
	}

	// --- hosts -----------------------------------------------------------------------------------------------------------------------

	/** All that is new of hosts, together: what is in trouble is gone through once for all of them. */
	void hosts(Collection<HostInventory> all) {
		all.forEach(this::host);
		Set<String> told = all.stream().map(HostInventory::connection).collect(Collectors.toSet());
		holds.all(hold -> told.contains(hold.subject.ref().connection()) && isOutOfSight(hold)).forEach(this::leave);
	}

	private void host(HostInventory now) {
		String connection = now.connection();
		latest.put(connection, now);
		AlarmSubject subject = subject(now);
		boolean resting = sources.inMaintenance().test(connection);
		ConnectionState state = now.status().state();
		state(AlarmSignal.HOST_LOST, subject, isLost(now) && !resting, now.status().reason());
		state(AlarmSignal.HOST_DEGRADED, subject, state == ConnectionState.DEGRADED && !resting, now.status().reason());
		if (!Objects.equals(described.put(connection, Optional.ofNullable(now.host())), Optional.ofNullable(now.host())))
			cloned();
		if (!isConnected(now)) {
			compared.remove(connection);
			return;
		}
		overcommit(now, subject);
		now.pools().values().forEach(pool -> pool(now, pool));
		vms(now);
	}

	void removed(String connection) {
		HostInventory gone = latest.remove(connection);
		compared.remove(connection);
		described.remove(connection);
		homes.values().removeIf(connection::equals);
		if (gone != null)
			holds.all(hold -> hold.subject.ref().equals(ObjectRef.host(connection))).forEach(hold -> holds.end(hold, Messages.Ending_connection));
		holds.all(hold -> hold.subject.ref().connection().equals(connection) && !isTask(hold)).forEach(this::leave);
		cloned();
	}

	static boolean isConnected(HostInventory host) {
		return host.status().state() == ConnectionState.ACTIVE || host.status().state() == ConnectionState.DEGRADED;
	}

	/** Wanted, but not there: not while it is dialled for the first time, nor when a person has closed it. */
	private static boolean isLost(HostInventory host) {
		return switch (host.status().state()) {
		case RETRYING -> true;
		case CONNECTING -> host.status().attempts() > 0;
		case CLOSED -> !host.status().remedy().isEmpty();
		default -> false;
		};
	}

	/** Hidden behind a host that does not answer, or not there any more. */
	private boolean isOutOfSight(Hold hold) {
		AlarmSignal signal = hold.rule.signal();
		if (isTask(hold) || signal == AlarmSignal.HOST_LOST || signal == AlarmSignal.HOST_DEGRADED || signal == AlarmSignal.HOST_CLONED)
			return false;
		HostInventory host = latest.get(hold.subject.ref().connection());
		return !isConnected(host) || !isThere(hold, host);
	}

	private static boolean isTask(Hold hold) {
		return hold.rule.signal() == AlarmSignal.TASK_UNDECIDED;
	}

	private boolean isThere(Hold hold, HostInventory host) {
		ObjectRef ref = hold.subject.ref();
		return switch (ref.kind()) {
		case VM -> host.domains().containsKey(UUID.fromString(ref.id()));
		case DATASTORE -> host.pools().containsKey(UUID.fromString(ref.id()));
		default -> true;
		};
	}

	/** It cannot be seen on its host any more: on another one, out of sight, or gone. */
	private void leave(Hold hold) {
		ObjectRef ref = hold.subject.ref();
		for (HostInventory other : latest.values())
			if (!other.connection().equals(ref.connection()) && isConnected(other) && reappears(hold, other))
				return;
		HostInventory home = latest.get(ref.connection());
		if (home == null || isConnected(home))
			holds.miss(hold);
		else
			holds.stale(hold);
	}

	private boolean reappears(Hold hold, HostInventory other) {
		ObjectRef ref = hold.subject.ref();
		if (ref.kind() == ObjectKind.VM) {
			DomainRecord there = other.domains().get(UUID.fromString(ref.id()));
			if (there == null || !there.state().isActive())
				return false;
			vm(other, there);
			return hold.subject.ref().connection().equals(other.connection());
		}
		if (ref.kind() != ObjectKind.DATASTORE)
			return false;
		for (PoolRecord pool : other.pools().values())
			if (key(other, pool).equals(hold.subject.key())) {
				pool(other, pool);
				return true;
			}
		return false;
	}

	private static AlarmSubject subject(HostInventory host) {
		return new AlarmSubject("host/" + host.connection(), ObjectRef.host(host.connection()), host.displayName(), host.displayName(), //$NON-NLS-1$
				host.definition().cluster());
	}

	/** The same machine under two addresses has the same name, too: that is no clone. */
	private void cloned() {
		if (of(AlarmSignal.HOST_CLONED).isEmpty())
			return;
		Map<UUID, List<HostInventory>> byUuid = new HashMap<>();
		for (HostInventory host : latest.values())
			if (host.host() != null && host.host().uuid() != null)
				byUuid.computeIfAbsent(host.host().uuid(), uuid -> new ArrayList<>()).add(host);
		for (List<HostInventory> same : byUuid.values())
			for (HostInventory host : same) {
				Optional<HostInventory> twin = same.stream().filter(other -> !other.host().hostname().equals(host.host().hostname())).findFirst();
				state(AlarmSignal.HOST_CLONED, subject(host), twin.isPresent(), twin.map(HostInventory::displayName).orElse("")); //$NON-NLS-1$
			}
	}

	private void overcommit(HostInventory host, AlarmSubject subject) {
		if (of(AlarmSignal.HOST_OVERCOMMIT).isEmpty() || host.memory() <= 0)
			return;
		long given = 0;
		for (DomainRecord domain : host.domains().values())
			if (domain.state().isActive())
				given += domain.memory();
		number(AlarmSignal.HOST_OVERCOMMIT, subject, 100.0 * given / host.memory());
	}

	// --- storage ---------------------------------------------------------------------------------------------------------------------

	private static String key(HostInventory host, PoolRecord pool) {
		return "datastore/" + StorageIdentity.of(pool).orElse(host.connection() + '/' + pool.uuid()); //$NON-NLS-1$
	}

	private void pool(HostInventory host, PoolRecord pool) {
		ObjectRef ref = new ObjectRef(host.connection(), ObjectKind.DATASTORE, pool.uuid().toString());
		AlarmSubject subject = new AlarmSubject(key(host, pool), ref, pool.name(), host.displayName(), host.definition().cluster());
		AlarmSubject here = new AlarmSubject("datastore/" + host.connection() + '/' + pool.uuid(), ref, pool.name(), subject.host(), subject.cluster()); //$NON-NLS-1$
		state(AlarmSignal.DATASTORE_INACTIVE, here, !pool.active() && pool.autostart(), ""); //$NON-NLS-1$
		if (!pool.active() || pool.capacity() <= 0 || pool.available() < 0)
			return;
		// shared storage stays with the host through which it was seen first
		AlarmSubject seen = holds.of(subject.key()).stream().map(hold -> hold.subject).filter(this::isVisible).findFirst().orElse(subject);
		number(AlarmSignal.DATASTORE_FILL, seen, 100.0 * (pool.capacity() - pool.available()) / pool.capacity());
	}

	private boolean isVisible(AlarmSubject subject) {
		HostInventory host = latest.get(subject.ref().connection());
		return host != null && isConnected(host) && host.pools().containsKey(UUID.fromString(subject.ref().id()));
	}

	// --- VMs -------------------------------------------------------------------------------------------------------------------------

	private void vms(HostInventory now) {
		Map<UUID, DomainRecord> before = Objects.requireNonNullElse(compared.put(now.connection(), now.domains()), PersistentMap.empty());
		for (UUID changed : PersistentMap.differences(before, now.domains())) {
			DomainRecord domain = now.domains().get(changed);
			if (domain == null)
				homes.remove(changed, now.connection());
			else
				vm(now, domain);
		}
	}

	private void vm(HostInventory host, DomainRecord domain) {
		if (!isHome(host, domain))
			return;
		AlarmSubject subject = subject(host, domain);
		boolean crashed = domain.state() == DomainState.CRASHED
				|| domain.state() != DomainState.RUNNING && domain.stateReason().equals(CRASHED);
		state(AlarmSignal.VM_CRASHED, subject, crashed, domain.stateReason().equals(CRASHED) ? "" : domain.stateReason()); //$NON-NLS-1$
		state(AlarmSignal.VM_IO_ERROR, subject, domain.state() == DomainState.PAUSED && domain.stateReason().equals(IO_ERROR), ""); //$NON-NLS-1$
		for (Hold hold : holds.of(subject.key()))
			if (hold.rule.signal().isSampled())
				if (domain.state() != DomainState.RUNNING)
					holds.see(hold.rule, subject, false, true, 0, ""); //$NON-NLS-1$
				else if (!hold.subject.ref().equals(subject.ref()))
					holds.move(hold, subject);
	}

	private static AlarmSubject subject(HostInventory host, DomainRecord domain) {
		return new AlarmSubject("vm/" + domain.uuid(), ObjectRef.vm(host.connection(), domain.uuid()), domain.name(), host.displayName(), //$NON-NLS-1$
				host.definition().cluster());
	}

	/** The VM counts where it is active, else where it was seen first. */
	private boolean isHome(HostInventory host, DomainRecord domain) {
		String connection = host.connection();
		String home = homes.get(domain.uuid());
		if (home != null && !home.equals(connection)) {
			boolean lives = domain.state().isActive() && !sources.hidden().test(ObjectRef.vm(connection, domain.uuid()));
			HostInventory other = latest.get(home);
			boolean homeless = other == null || !other.domains().containsKey(domain.uuid());
			if (!lives && !homeless)
				return false;
		}
		homes.put(domain.uuid(), connection);
		return true;
	}

	// --- samples ---------------------------------------------------------------------------------------------------------------------

	/** A host was read. @param vms that have a new sample */
	void sampled(String connection, Set<UUID> vms) {
		HostInventory host = latest.get(connection);
		if (host == null || !isConnected(host))
			return;
		sources.measures().host(connection).ifPresent(sample -> host(host, sample));
		if (of(AlarmSignal.VM_CPU).isEmpty() && of(AlarmSignal.VM_DISK).isEmpty() && of(AlarmSignal.VM_NETWORK).isEmpty() && of(AlarmSignal.VM_DEAD).isEmpty())
			return;
		for (UUID vm : new HashSet<>(vms)) {
			DomainRecord domain = host.domains().get(vm);
			if (domain != null && domain.state() == DomainState.RUNNING && connection.equals(homes.get(vm)))
				sources.measures().vm(vm).ifPresent(sample -> vm(subject(host, domain), domain, sample));
		}
	}

	private void host(HostInventory host, HostSample sample) {
		AlarmSubject subject = subject(host);
		if (sample.cpu() >= 0)
			number(AlarmSignal.HOST_CPU, subject, sample.cpu() * 100);
		if (sample.memory() >= 0)
			number(AlarmSignal.HOST_MEMORY, subject, sample.memory() * 100);
	}

	private void vm(AlarmSubject subject, DomainRecord domain, VmSample sample) {
		if (sample.cpu() >= 0)
			number(AlarmSignal.VM_CPU, subject, sample.cpu() * 100);
		if (sample.disk() >= 0)
			number(AlarmSignal.VM_DISK, subject, sample.disk() / MIB);
		if (sample.network() >= 0)
			number(AlarmSignal.VM_NETWORK, subject, sample.network() / MIB);
		if (sample.cpu() >= 0)
			for (AlarmRule rule : of(AlarmSignal.VM_DEAD)) {
				boolean dead = looksDead(rule, domain, sample) && lookedDead(rule, domain, sample);
				boolean alive = domain.agent() == DomainRecord.Agent.CONNECTED || sample.disk() > 0 || rule.isBack(sample.cpu() * 100);
				holds.see(rule, subject, dead, alive, sample.cpu() * 100, ""); //$NON-NLS-1$
			}
	}

	/** What nobody can measure is no sign of death, unless the VM has nothing to be measured. */
	private static boolean looksDead(AlarmRule rule, DomainRecord domain, VmSample sample) {
		boolean noDisk = sample.disk() == 0 || sample.disk() < 0 && domain.disks().isEmpty();
		return rule.isBeyond(sample.cpu() * 100) && noDisk && domain.agent() != DomainRecord.Agent.CONNECTED;
	}

	/** While a person looks, samples are short: an idle guest does nothing for a second, but not for a minute. */
	private boolean lookedDead(AlarmRule rule, DomainRecord domain, VmSample newest) {
		long from = newest.at().toEpochMilli() - DEAD_LOOK_MILLIS;
		return sources.measures().course(domain.uuid()).stream().filter(sample -> sample.at().toEpochMilli() >= from && sample.cpu() >= 0)
				.allMatch(sample -> looksDead(rule, domain, sample));
	}

	// --- tasks -----------------------------------------------------------------------------------------------------------------------

	void task(TaskRecord task) {
		if (task.subjects().isEmpty())
			return;
		ObjectRef ref = task.subjects().getFirst();
		String host = Optional.ofNullable(latest.get(ref.connection())).map(HostInventory::displayName).orElse(ref.connection());
		String name = task.subjectNames().isEmpty() ? task.title() : task.subjectNames().getFirst();
		AlarmSubject subject = new AlarmSubject("task/" + task.id(), ref, name, host, ""); //$NON-NLS-1$ //$NON-NLS-2$
		state(AlarmSignal.TASK_UNDECIDED, subject, task.state() == TaskState.UNDECIDED && !task.acknowledged(), task.title());
	}

	/** All tasks there are: alarms of others end. */
	void tasks(Collection<TaskRecord> all) {
		Set<String> known = new HashSet<>();
		for (TaskRecord task : all) {
			known.add("task/" + task.id()); //$NON-NLS-1$
			task(task);
		}
		holds.all(hold -> isTask(hold) && !known.contains(hold.subject.key())).forEach(hold -> holds.end(hold, Messages.Ending_back));
	}

	/** Alarms of earlier whose host is unknown now. @param connections all there are */
	void hostsAre(Set<String> connections) {
		holds.all(hold -> !isTask(hold) && !connections.contains(hold.subject.ref().connection())).forEach(this::leave);
	}
}
