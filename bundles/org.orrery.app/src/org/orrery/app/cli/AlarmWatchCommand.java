// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.EngineTimer;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.Alarms;
import org.orrery.engine.alarm.notify.AlarmDocument;
import org.orrery.engine.alarm.notify.AlarmNotifier;
import org.orrery.engine.alarm.notify.NotificationSettings;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orrery alarm watch}: connects, evaluates the rules, tells of alarms as they come and end, until it is stopped. */
@Command(name = "watch")
final class AlarmWatchCommand implements Callable<Integer> {
	private static final Gson LINE = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;
	@Option(names = "--mail", paramLabel = "ADDRESS", split = ",", order = 1)
	private List<String> mail = new ArrayList<>();
	@Option(names = "--webhook", paramLabel = "URL", order = 2)
	private String webhook;
	@Option(names = "--for", paramLabel = "TIME", converter = AlarmSpan.class, defaultValue = "ever", order = 3)
	private Duration span;
	private final Set<String> known = new HashSet<>();

	AlarmWatchCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		NotificationSettings settings = settings();
		try (Session session = Session.reach(invocation); EngineTimer.RealTime timer = EngineTimer.realTime();
				AlarmNotifier notifier = new AlarmNotifier(channels(settings), settings.least(), AlarmNotifier.Pace.STANDARD,
						invocation.surroundings().clock(), timer, problem -> invocation.output().warn(problem, ""))) { //$NON-NLS-1$
			session.adviseWhenEmpty();
			session.warnOfMissing();
			Alarms alarms = session.engine().alarms();
			List<Alarm> before = alarms.open();
			notifier.knows(before);
			tell(before);
			alarms.addListener(this::tell);
			alarms.addListener(notifier);
			session.engine().watchAlarms();
			awaitEnd();
			alarms.removeListener(notifier);
			return session.ownTrouble().number();
		}
	}

	private NotificationSettings settings() throws CommandFailure {
		try {
			NotificationSettings settings = NotificationSettings.read(invocation.dataFolder());
			if (webhook != null)
				settings = settings.withWebhook(webhook);
			return mail.isEmpty() ? settings : settings.withMailTo(mail, invocation.dataFolder());
		} catch (IOException e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private List<org.orrery.engine.alarm.notify.AlarmChannel> channels(NotificationSettings settings) {
		try {
			return settings.channels();
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	/** Ctrl+C ends it. */
	private void awaitEnd() throws CommandFailure {
		CountDownLatch end = new CountDownLatch(1);
		try (Interrupts.Handling handling = invocation.surroundings().interrupts().handle(end::countDown)) {
			end.await(span.toMillis(), TimeUnit.MILLISECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.Session_interrupted, ""); //$NON-NLS-1$
		}
	}

	/** One line for each that comes or ends; newer numbers and what people do are no news here. */
	private synchronized void tell(List<Alarm> changed) {
		for (Alarm alarm : changed)
			if (alarm.isOpen() ? known.add(alarm.id()) : known.remove(alarm.id()))
				print(alarm);
	}

	private void print(Alarm alarm) {
		Output output = invocation.output();
		if (output.json()) {
			JsonObject line = AlarmDocument.of(alarm);
			line.addProperty("event", alarm.isOpen() ? "raised" : "ended"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			output.print(LINE.toJson(line));
			return;
		}
		String word = alarm.isOpen() ? AlarmCommand.severity(alarm).style().paint(alarm.severity().inWords(), output.outColoured()) : Messages.AlarmWatchCommand_ended;
		output.print(Messages.bind(Messages.AlarmWatchCommand_line, new Object[] { Shown.moment(alarm.isOpen() ? alarm.raised() : alarm.cleared()), word,
				alarm.subjectName(), alarm.host(), alarm.what() }));
	}
}
