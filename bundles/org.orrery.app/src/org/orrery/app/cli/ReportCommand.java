// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

import org.orrery.engine.audit.TaskQuery;
import org.orrery.engine.report.Report;
import org.orrery.engine.report.ReportFormat;
import org.orrery.engine.report.ReportKind;
import org.orrery.engine.report.ReportWish;
import org.orrery.model.AtomicFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orrery report}: what is known of the fleet and was recorded of it, as a document. */
@Command(name = "report")
final class ReportCommand implements Runnable {
	/** Options of every report. */
	static final class Form {
		@Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "report.format")
		private ReportFormat format;
		@Option(names = "--output", paramLabel = "FILE", descriptionKey = "report.output")
		private Path output;
		@Option(names = "--group", paramLabel = "NAME", defaultValue = "", descriptionKey = "report.group")
		private String group;
	}

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	ReportCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.ReportCommand_what);
	}

	@Command(name = "consolidation")
	int consolidation(@Option(names = "--watts", paramLabel = "WATTS", defaultValue = "0") double watts,
			@Option(names = "--rack-units", paramLabel = "UNITS", defaultValue = "0") double rackUnits, @Mixin Form form) throws CommandFailure {
		return write(ReportKind.CONSOLIDATION, form, ReportWish.LONGEST, watts, rackUnits);
	}

	@Command(name = "capacity")
	int capacity(@Option(names = "--since", paramLabel = "TIME", defaultValue = "30d", descriptionKey = "report.since") String since, @Mixin Form form)
			throws CommandFailure {
		return write(ReportKind.CAPACITY, form, period(since), 0, 0);
	}

	@Command(name = "uptime")
	int uptime(@Option(names = "--since", paramLabel = "TIME", defaultValue = "30d", descriptionKey = "report.since") String since, @Mixin Form form)
			throws CommandFailure {
		return write(ReportKind.UPTIME, form, period(since), 0, 0);
	}

	private Duration period(String since) {
		Clock clock = invocation.surroundings().clock();
		try {
			return Duration.ofSeconds(Duration.between(TaskQuery.moment(since, clock), clock.instant()).plusMillis(999).toSeconds());
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private int write(ReportKind kind, Form form, Duration period, double watts, double rackUnits) throws CommandFailure {
		ReportFormat format = format(form);
		ReportWish wish = wish(form, period, watts, rackUnits);
		ExportCommand.requireFolder(form.output);
		try (Session session = Session.reach(invocation)) {
			Report report = session.engine().reports().create(kind, wish);
			write(format.render(report), form.output);
			session.adviseWhenEmpty();
			return session.warnOfMissing().number();
		}
	}

	private ReportFormat format(Form form) {
		ReportFormat format = form.format == null ? invocation.output().json() ? ReportFormat.JSON : ReportFormat.TABLE : form.format;
		if (format == ReportFormat.PDF && form.output == null)
			throw new ParameterException(spec.commandLine(), Messages.ReportCommand_pdfFile);
		return format;
	}

	private ReportWish wish(Form form, Duration period, double watts, double rackUnits) {
		try {
			return new ReportWish(period, form.group, watts, rackUnits);
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		}
	}

	private void write(byte[] content, Path file) throws CommandFailure {
		if (file == null) {
			invocation.output().print(new String(content, StandardCharsets.UTF_8).stripTrailing());
			return;
		}
		try {
			AtomicFile.write(file.toAbsolutePath(), content);
		} catch (IOException e) {
			throw ExportCommand.unwritable(file, e);
		}
	}
}
