// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.alarm.Alarms;
import org.orrery.engine.alarm.notify.AlarmDocument;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery alarm}: what is out of its limits; acknowledges and mutes it. Asks no host: a console or {@code alarm watch} evaluates. */
@Command(name = "alarm")
final class AlarmCommand implements Runnable {
	private final Invocation invocation;
	@Spec
	private CommandSpec spec;

	AlarmCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.AlarmCommand_what);
	}

	@Command(name = "list")
	int list() throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			Alarms alarms = session.engine().alarms();
			print(alarms.open());
			if (!alarms.isWatched())
				invocation.output().warn(Messages.AlarmCommand_unwatched, Messages.AlarmCommand_unwatchedRemedy);
			return session.ownTrouble().number();
		}
	}

	@Command(name = "history")
	int history(@Option(names = "--limit", paramLabel = "NUMBER", defaultValue = "50", descriptionKey = "alarm.limit", order = 1) int limit)
			throws CommandFailure {
		if (limit < 0)
			throw new ParameterException(spec.commandLine(), Messages.TopCommand_negative);
		try (Session session = Session.open(invocation)) {
			List<Alarm> all = session.engine().alarms().history();
			print(limit == 0 ? all : all.subList(0, Math.min(limit, all.size())));
			return session.ownTrouble().number();
		}
	}

	@Command(name = "acknowledge")
	int acknowledge(@Parameters(paramLabel = "ALARM", arity = "1..*", descriptionKey = "alarm") List<String> names,
			@Option(names = "--note", paramLabel = "TEXT", defaultValue = "", descriptionKey = "alarm.note", order = 1) String note,
			@Option(names = "--undo", descriptionKey = "alarm.undo", order = 2) boolean undo) throws CommandFailure {
		return each(names, alarms -> id -> undo ? alarms.unacknowledge(id) : alarms.acknowledge(id, note),
				undo ? Messages.AlarmCommand_unacknowledged : Messages.AlarmCommand_acknowledged);
	}

	@Command(name = "mute")
	int mute(@Parameters(paramLabel = "ALARM", arity = "1..*", descriptionKey = "alarm") List<String> names,
			@Option(names = "--for", paramLabel = "TIME", defaultValue = "1h", converter = AlarmSpan.class, descriptionKey = "alarm.for", order = 1) Duration span)
			throws CommandFailure {
		Instant until = span.equals(AlarmSpan.EVER) ? Instant.MAX : invocation.surroundings().clock().instant().plus(span);
		return each(names, alarms -> id -> alarms.mute(id, until), Messages.AlarmCommand_muted);
	}

	@Command(name = "unmute")
	int unmute(@Parameters(paramLabel = "ALARM", arity = "1..*", descriptionKey = "alarm") List<String> names) throws CommandFailure {
		return each(names, alarms -> alarms::unmute, Messages.AlarmCommand_unmuted);
	}

	private int each(List<String> names, Function<Alarms, Function<String, CompletableFuture<Alarm>>> change, String said) throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			Alarms alarms = session.engine().alarms();
			List<Alarm> found = new ArrayList<>();
			for (String name : names)
				found.addAll(find(alarms, name));
			List<Alarm> changed = new ArrayList<>();
			for (Alarm alarm : found)
				changed.add(done(change.apply(alarms).apply(alarm.id())));
			Output output = invocation.output();
			output.print(() -> Json.array(changed, AlarmDocument::of),
					() -> changed.forEach(alarm -> output.say(Messages.bind(said, alarm.subjectName(), alarm.what()))));
			return session.ownTrouble().number();
		}
	}

	private static Alarm done(CompletableFuture<Alarm> change) throws CommandFailure {
		try {
			return change.join();
		} catch (CompletionException e) {
			if (e.getCause() instanceof NoSuchElementException)
				throw new CommandFailure(ExitCode.NOT_FOUND, e.getCause().getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
			throw e;
		}
	}

	/** By id or its beginning, or all of an object by its name. */
	private static List<Alarm> find(Alarms alarms, String name) throws CommandFailure {
		List<Alarm> byId = alarms.open().stream().filter(alarm -> alarm.id().startsWith(name)).toList();
		if (byId.size() == 1)
			return byId;
		List<Alarm> byObject = alarms.open().stream().filter(alarm -> alarm.subjectName().equals(name)).toList();
		if (byObject.isEmpty())
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.AlarmCommand_none, name), Messages.AlarmCommand_noneRemedy);
		return byObject;
	}

	private void print(List<Alarm> alarms) {
		Output output = invocation.output();
		output.print(() -> Json.array(alarms, AlarmDocument::of), () -> {
			if (!alarms.isEmpty())
				output.print(table(alarms));
		});
	}

	private Table table(List<Alarm> alarms) {
		Table table = new Table(Column.left(Messages.Column_id), Column.left(Messages.Column_severity), Column.left(Messages.Column_object),
				Column.left(Messages.Column_host), Column.left(Messages.Column_what), Column.left(Messages.Column_since), Column.left(Messages.Column_state));
		for (Alarm alarm : alarms)
			table.add(Cell.of(alarm.id()), severity(alarm), Cell.of(alarm.subjectName()), Cell.of(alarm.host()), Cell.of(alarm.what()),
					Cell.of(Shown.moment(alarm.since())), Cell.of(state(alarm)));
		return table;
	}

	static Cell severity(Alarm alarm) {
		return new Cell(alarm.severity().inWords(), alarm.severity() == AlarmSeverity.CRITICAL ? Style.BAD : Style.WARNING);
	}

	private String state(Alarm alarm) {
		if (!alarm.isOpen())
			return Messages.bind(Messages.AlarmCommand_endedAt, Shown.moment(alarm.cleared()), alarm.ending());
		if (alarm.isMuted(invocation.surroundings().clock().instant()))
			return alarm.mutedUntil().equals(Instant.MAX) ? Messages.AlarmCommand_mutedForEver
					: Messages.bind(Messages.AlarmCommand_mutedUntil, Shown.moment(alarm.mutedUntil()));
		if (alarm.isAcknowledged())
			return Messages.bind(Messages.AlarmCommand_by, alarm.acknowledged().who(), alarm.acknowledged().note()).strip();
		return Messages.AlarmCommand_open;
	}
}
