// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.orrery.engine.task.TaskRetention;
import org.orrery.engine.task.Tasks;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code orrery retention}: shows or sets how long ended tasks are kept. */
@Command(name = "retention")
final class RetentionCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Option(names = "--keep", paramLabel = "NUMBER")
	private Integer keep;
	@Option(names = "--days", paramLabel = "DAYS")
	private Integer days;
	@Spec
	private CommandSpec spec;

	RetentionCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			TaskRetention now = keep == null && days == null ? read(session.engine().tasks()) : set(session.engine().tasks());
			Output output = invocation.output();
			output.print(() -> new Json().put("keep", now.keep()).put("days", now.days()).object(), //$NON-NLS-1$ //$NON-NLS-2$
					() -> output.print(now.days() == 0 ? Messages.bind(Messages.RetentionCommand_count, now.keep())
							: Messages.bind(Messages.RetentionCommand_countAndDays, now.keep(), now.days())));
			return ExitCode.OK.number();
		}
	}

	private static TaskRetention read(Tasks tasks) throws CommandFailure {
		try {
			return tasks.retention();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private TaskRetention set(Tasks tasks) throws CommandFailure {
		TaskRetention before = keep != null && days != null ? TaskRetention.STANDARD : read(tasks);
		try {
			TaskRetention wanted = new TaskRetention(keep == null ? before.keep() : keep, days == null ? before.days() : days);
			tasks.setRetention(wanted);
			return wanted;
		} catch (IllegalArgumentException e) {
			throw new ParameterException(spec.commandLine(), e.getMessage(), e);
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}
}
