// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.concurrent.Callable;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery completion}: a script for bash and zsh. */
@Command(name = "completion")
final class CompletionCommand implements Callable<Integer> {
	/** Shells that understand the script; zsh through its bashcompinit. */
	enum Shell {
		bash, zsh
	}

	private final Invocation invocation;

	@Parameters(paramLabel = "SHELL", arity = "0..1", defaultValue = "bash", descriptionKey = "shell")
	private Shell shell;

	@Spec
	private CommandSpec spec;

	CompletionCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		invocation.output().print(AutoComplete.bash(spec.root().name(), spec.root().commandLine()));
		return ExitCode.OK.number();
	}
}
