// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code orrery}; its commands are added by {@link OrreryCommandLine}. */
@Command(name = "orrery", mixinStandardHelpOptions = true, scope = ScopeType.INHERIT, versionProvider = VersionProvider.class, sortOptions = false, usageHelpAutoWidth = false)
final class OrreryCommand implements Runnable {
	@Mixin
	private GlobalOptions options;

	@Spec
	private CommandSpec spec;

	OrreryCommand(Invocation invocation) {
		options = invocation.options();
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.OrreryCommand_missing);
	}
}
