// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.engine.problem.Problem;
import org.orrery.engine.problem.Problems;

import com.google.gson.JsonElement;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery problems}: everything that is wrong anywhere, with the next step. */
@Command(name = "problems")
final class ProblemsCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Parameters(paramLabel = "WORD", arity = "0..*", descriptionKey = "problems.word")
	private List<String> words = new ArrayList<>();

	@Option(names = "--critical", descriptionKey = "problems.critical")
	private boolean criticalOnly;

	ProblemsCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.reach(invocation)) {
			List<Problem> problems = new Problems(session.engine()).all().stream()
					.filter(problem -> !criticalOnly || problem.severity() == AlarmSeverity.CRITICAL)
					.filter(problem -> problem.matches(String.join(" ", words))).toList(); //$NON-NLS-1$
			Output output = invocation.output();
			output.print(() -> Json.array(problems, ProblemsCommand::json), () -> {
				if (problems.isEmpty())
					output.say(Messages.ProblemsCommand_none);
				else
					output.print(table(problems));
			});
			return ExitCode.OK.number();
		}
	}

	private static Table table(List<Problem> problems) {
		Table table = new Table(Column.left(Messages.Column_severity), Column.left(Messages.Column_kind), Column.left(Messages.Column_object),
				Column.left(Messages.Column_what), Column.left(Messages.Column_remedy), Column.left(Messages.Column_since));
		for (Problem problem : problems)
			table.add(new Cell(problem.severity().inWords(), problem.severity() == AlarmSeverity.CRITICAL ? Style.BAD : Style.WARNING),
					Cell.of(problem.kind().inWords()), Cell.of(problem.place()), Cell.of(problem.what()), Cell.of(problem.remedy()),
					Cell.of(problem.since() == null ? "" : Shown.moment(problem.since()))); //$NON-NLS-1$
		return table;
	}

	private static JsonElement json(Problem problem) {
		return new Json().put("severity", problem.severity()).put("kind", problem.kind()).put("object", problem.name()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ref", problem.subject().map(Object::toString).orElse(null)).put("host", problem.host()).put("what", problem.what()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("remedy", problem.remedy()).put("since", problem.since()).put("related", problem.related()).object(); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
