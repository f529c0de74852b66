// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.audit.TaskQuery;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that choose tasks, of every command that takes several. */
final class TaskFilters {
	@Option(names = "--open", descriptionKey = "tasks.open")
	private boolean open;
	@Option(names = "--text", paramLabel = "WORD", descriptionKey = "tasks.text")
	private List<String> text = new ArrayList<>();
	@Option(names = "--who", paramLabel = "ACCOUNT", defaultValue = "", descriptionKey = "tasks.who")
	private String who;
	@Option(names = "--object", paramLabel = "NAME", defaultValue = "", descriptionKey = "tasks.object")
	private String object;
	@Option(names = "--state", paramLabel = "STATE", descriptionKey = "tasks.state")
	private String states;
	@Option(names = "--since", paramLabel = "TIME", descriptionKey = "tasks.since")
	private String since;
	@Option(names = "--until", paramLabel = "TIME", descriptionKey = "tasks.until")
	private String until;
	@Spec(Target.MIXEE)
	private CommandSpec command;

	/** @throws ParameterException naming what is not understood */
	TaskQuery query(Clock clock) {
		try {
			TaskQuery query = TaskQuery.ALL.withText(text).withWho(who).withObject(object)
					.withSpan(since == null ? null : TaskQuery.moment(since, clock), until == null ? null : TaskQuery.moment(until, clock));
			if (open)
				return query.withStates(TaskQuery.states("open")); //$NON-NLS-1$
			return states == null ? query : query.withStates(TaskQuery.states(states));
		} catch (IllegalArgumentException e) {
			throw new ParameterException(command.commandLine(), e.getMessage(), e);
		}
	}
}
