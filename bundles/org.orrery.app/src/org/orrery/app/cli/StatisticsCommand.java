// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.CourseTable;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.engine.statistics.history.StatisticsHistory;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

import com.google.gson.JsonElement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery statistics}: what was measured of VMs, hosts, clusters and datastores, as the console wrote it down. */
@Command(name = "statistics")
final class StatisticsCommand implements Callable<Integer> {
	private static final Pattern SINCE = Pattern.compile("(\\d{1,4})([mhd])"); //$NON-NLS-1$
	private static final Duration LONGEST = Duration.ofDays(30);
	private static final int SPARKS = 24;

	/** One line of the table. */
	private record Line(String name, ObjectRef object, MetricCourse course) {
	}

	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	@Parameters(paramLabel = "OBJECT", arity = "1..*")
	private List<String> objects;

	@Option(names = "--metric", paramLabel = "METRIC", split = ",", defaultValue = "cpu,memory")
	private List<String> metrics;

	@Option(names = "--since", paramLabel = "TIME", defaultValue = "1h")
	private String since;

	@Option(names = "--csv", paramLabel = "FILE")
	private Path csv;

	StatisticsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		List<Metric> wanted = metrics();
		Instant to = invocation.surroundings().clock().instant();
		Instant from = to.minus(since());
		try (Session session = Session.reach(invocation)) {
			List<Line> lines = lines(session, wanted, from, to);
			if (csv != null)
				write(lines);
			Output output = invocation.output();
			output.print(() -> Json.array(lines, StatisticsCommand::json), () -> output.print(table(lines, from, to)));
			if (lines.stream().allMatch(line -> line.course().points().isEmpty()))
				output.warn(Messages.StatisticsCommand_nothing, Messages.StatisticsCommand_nothingRemedy);
			return session.warnOfMissing().number();
		}
	}

	private List<Metric> metrics() {
		List<Metric> found = new ArrayList<>();
		for (String key : metrics)
			found.add(Metric.ofKey(key.strip().toLowerCase(Locale.ROOT)).orElseThrow(() -> new ParameterException(spec.commandLine(),
					Messages.bind(Messages.StatisticsCommand_metric, key, java.util.Arrays.stream(Metric.values()).map(Metric::key)
							.collect(Collectors.joining(", ")))))); //$NON-NLS-1$
		return found;
	}

	private Duration since() {
		Matcher form = SINCE.matcher(since);
		if (!form.matches())
			throw new ParameterException(spec.commandLine(), Messages.bind(Messages.StatisticsCommand_since, since));
		long number = Long.parseLong(form.group(1));
		Duration duration = switch (form.group(2)) {
		case "m" -> Duration.ofMinutes(number); //$NON-NLS-1$
		case "h" -> Duration.ofHours(number); //$NON-NLS-1$
		default -> Duration.ofDays(number);
		};
		if (duration.isZero() || duration.compareTo(LONGEST) > 0)
			throw new ParameterException(spec.commandLine(), Messages.bind(Messages.StatisticsCommand_since, since));
		return duration;
	}

	private List<Line> lines(Session session, List<Metric> wanted, Instant from, Instant to) throws CommandFailure {
		StatisticsHistory history = session.engine().statisticsHistory();
		List<Line> lines = new ArrayList<>();
		for (String name : objects) {
			ObjectRef object = find(session, name);
			for (Metric metric : wanted)
				if (metric.existsFor(object.kind()))
					lines.add(new Line(name, object, read(history, object, metric, from, to)));
		}
		if (lines.isEmpty())
			throw new ParameterException(spec.commandLine(), Messages.StatisticsCommand_noneFits);
		return lines;
	}

	private static MetricCourse read(StatisticsHistory history, ObjectRef object, Metric metric, Instant from, Instant to) throws CommandFailure {
		try {
			return history.course(object, metric, from, to);
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	/** A cluster by its name, else any object. */
	private static ObjectRef find(Session session, String name) throws CommandFailure {
		List<ObjectRef> clusters = session.hosts().stream().map(HostInventory::definition).filter(definition -> definition.cluster().equals(name))
				.map(StatisticsCommand::cluster).distinct().toList();
		return clusters.size() == 1 ? clusters.getFirst() : new Lookup(session).findAny(name);
	}

	private static ObjectRef cluster(ConnectionDefinition definition) {
		List<String> path = new ArrayList<>(List.of(definition.datacenter()));
		path.addAll(definition.folders());
		path.add(definition.cluster());
		return new ObjectRef("", ObjectKind.CLUSTER, String.join("/", path)); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private void write(List<Line> lines) throws CommandFailure {
		try (Writer writer = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
			CourseTable.write(lines.stream().map(line -> new CourseTable.Entry(line.name(), line.course())).toList(), writer);
		} catch (IOException e) {
			throw new CommandFailure(ExitCode.ENVIRONMENT, Messages.bind(Messages.StatisticsCommand_notWritten, csv, e.getMessage()),
					Messages.StatisticsCommand_notWrittenRemedy, "", e); //$NON-NLS-1$
		}
	}

	private static JsonElement json(Line line) {
		MetricCourse course = line.course();
		return new Json().put("object", line.name()).put("kind", line.object().kind()).put("metric", course.metric().key()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("unit", course.metric().unit().symbol()).put("stepSeconds", course.step().toSeconds()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("minimum", course.minimum().orElse(-1)).put("mean", course.mean().orElse(-1)).put("maximum", course.maximum().orElse(-1)) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("latest", course.latest().orElse(-1)) //$NON-NLS-1$
				.put("points", course.points(), point -> new Json().put("time", point.at()).put("value", point.value()).object()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static Table table(List<Line> lines, Instant from, Instant to) {
		Table table = new Table(Column.left(Messages.Column_object), Column.left(Messages.Column_metric), Column.right(Messages.Column_minimum),
				Column.right(Messages.Column_mean), Column.right(Messages.Column_maximum), Column.right(Messages.Column_latest),
				Column.left(Messages.Column_course));
		for (Line line : lines) {
			MetricCourse course = line.course();
			table.add(Cell.of(line.name()), Cell.of(course.metric().label()), figure(course, course.minimum()), figure(course, course.mean()),
					figure(course, course.maximum()), figure(course, course.latest()), Cell.of(Sparks.of(course, from, to, SPARKS)));
		}
		return table;
	}

	private static Cell figure(MetricCourse course, OptionalDouble figure) {
		return Cell.of(figure.isEmpty() ? Shown.UNKNOWN : course.metric().words(figure.getAsDouble()));
	}
}
