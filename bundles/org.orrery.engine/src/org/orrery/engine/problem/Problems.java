// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.problem;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import org.orrery.engine.Engine;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.AlarmSignal;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.problem.Problem.Kind;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/**
 * Gathers what is wrong from where it is known: connections, inventory, alarms, tasks, data folder. What one of them says, no other repeats. Asks
 * no host; thread-safe, but not for the UI thread, which a large fleet would keep waiting.
 */
public final class Problems {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault()); //$NON-NLS-1$
	/** Alarms that say what the connection says at once. */
	private static final Set<AlarmSignal> OF_CONNECTIONS = Set.of(AlarmSignal.HOST_LOST, AlarmSignal.HOST_DEGRADED);
	private static final Comparator<Problem> WORST_FIRST = Comparator.comparing(Problem::severity, Comparator.reverseOrder())
			.thenComparing(Problem::since, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(Problem::place).thenComparing(Problem::what);

	private final Engine engine;

	public Problems(Engine engine) {
		this.engine = engine;
	}

	/** The worst first, of these the newest. */
	public List<Problem> all() {
		List<Problem> all = new ArrayList<>();
		Set<String> troubled = new HashSet<>();
		for (HostInventory host : engine.inventory().hosts()) {
			ConnectionStatus status = engine.connections().find(host.connection()).map(HostConnection::status).orElse(host.status());
			if (isTroubled(host.connection(), status)) {
				troubled.add(host.connection());
				all.add(ofConnection(host, status));
			}
			for (String words : engine.inventory().problems(host.connection()))
				all.add(new Problem(Kind.INVENTORY, AlarmSeverity.WARNING, ObjectRef.host(host.connection()), host.displayName(), host.displayName(), words,
						Messages.Problem_unreadableRemedy, null, "")); //$NON-NLS-1$
		}
		addAlarms(all, troubled);
		addTasks(all);
		for (String words : engine.problems())
			all.add(new Problem(Kind.DATA_FOLDER, AlarmSeverity.WARNING, null, Messages.Problem_dataFolder, "", words, "", null, "")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		all.sort(WORST_FIRST);
		return all;
	}

	/** One that a person closed, or that is away for maintenance, is as it should be. */
	private boolean isTroubled(String connection, ConnectionStatus status) {
		if (engine.context().maintenance().of(connection).isPresent())
			return false;
		return switch (status.state()) {
		case DEGRADED, RETRYING -> true;
		case CONNECTING -> status.attempts() > 0;
		case CLOSED -> !status.remedy().isEmpty();
		case ACTIVE -> false;
		};
	}

	private static Problem ofConnection(HostInventory host, ConnectionStatus status) {
		boolean slow = status.state() == ConnectionState.DEGRADED;
		AlarmSeverity severity = slow ? AlarmSeverity.WARNING : AlarmSeverity.CRITICAL;
		String what = !status.reason().isEmpty() ? status.reason() : slow ? Messages.Problem_degraded : Messages.Problem_unreached;
		Instant next = status.nextAttempt();
		String remedy = next == null ? status.remedy() : Messages.bind(Messages.Problem_nextAttempt, status.remedy(), TIME.format(next)).strip();
		return new Problem(Kind.CONNECTION, severity, ObjectRef.host(host.connection()), host.displayName(), host.displayName(), what, remedy, status.since(), ""); //$NON-NLS-1$
	}

	private void addAlarms(List<Problem> all, Set<String> troubled) {
		Instant now = engine.settings().clock().instant();
		for (Alarm alarm : engine.alarms().open()) {
			boolean told = alarm.signal() == AlarmSignal.TASK_UNDECIDED || OF_CONNECTIONS.contains(alarm.signal()) && troubled.contains(alarm.subject().connection());
			if (alarm.wantsAttention(now) && !told)
				all.add(new Problem(Kind.ALARM, alarm.severity(), alarm.subject(), alarm.subjectName(), alarm.host(), alarm.what(), alarm.remedy(), alarm.since(),
						alarm.id()));
		}
	}

	/** Parts are told by the whole that they belong to. */
	private void addTasks(List<Problem> all) {
		for (TaskRecord task : engine.tasks().all()) {
			boolean undecided = task.state() == TaskState.UNDECIDED;
			if (task.acknowledged() || !undecided && (task.state() != TaskState.FAILED || task.partOf().isPresent()))
				continue;
			ObjectRef object = task.subjects().isEmpty() ? null : now(task.subjects().getFirst());
			String name = task.subjectNames().isEmpty() ? task.title() : task.subjectNames().getFirst();
			all.add(new Problem(Kind.TASK, undecided ? AlarmSeverity.CRITICAL : AlarmSeverity.WARNING, object, name, "", //$NON-NLS-1$
					Messages.bind(Messages.Problem_task, task.title(), task.reason()), Objects.requireNonNullElse(task.remedy(), ""), task.ended(), task.id())); //$NON-NLS-1$
		}
	}

	/** A VM may have moved since. */
	private ObjectRef now(ObjectRef object) {
		if (object.kind() != org.orrery.model.ObjectKind.VM || engine.inventory().domain(object).isPresent())
			return object;
		return engine.inventory().hosts().stream().map(host -> new ObjectRef(host.connection(), object.kind(), object.id()))
				.filter(other -> engine.inventory().domain(other).isPresent()).findFirst().orElse(object);
	}
}
