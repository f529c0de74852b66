// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.nio.file.Path;

/** One run of the command line: its surroundings and the options that hold for every command. Belongs to the main thread. */
final class Invocation {
	private final Surroundings surroundings;
	private final GlobalOptions options = new GlobalOptions();
	private final Output output;

	Invocation(Surroundings surroundings) {
		this.surroundings = surroundings;
		output = new Output(surroundings.terminal(), options);
	}

	Surroundings surroundings() {
		return surroundings;
	}

	/** Filled when the arguments have been read. */
	GlobalOptions options() {
		return options;
	}

	Output output() {
		return output;
	}

	TerminalPrompts prompts() {
		return new TerminalPrompts(surroundings.terminal().keyboard());
	}

	Path dataFolder() {
		return options.home == null ? surroundings.dataFolder() : options.home.toAbsolutePath();
	}
}
