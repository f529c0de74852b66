// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

import picocli.CommandLine;

/** {@code org.orrery.app.cli}: the command line. Needs no display; the exit code is that of the command. */
public final class CommandLineApplication implements IApplication {
	@Override
	public Object start(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return new CommandLine(new OrreryCommand()).execute(arguments);
	}

	@Override
	public void stop() {
		// A command that runs ends by itself.
	}
}
