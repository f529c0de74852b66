// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code orrery manual}: the manual page as roff, made from the commands themselves; the packages install it. */
@Command(name = "manual", hidden = true)
final class ManualCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Spec
	private CommandSpec spec;

	ManualCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		invocation.output().print(new ManualPage(spec.root()).roff());
		return ExitCode.OK.number();
	}
}
