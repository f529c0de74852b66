// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options of every command; descriptions are in commands.properties. */
final class GlobalOptions {
	@Option(names = "--json", scope = ScopeType.INHERIT, order = 100)
	boolean json;

	@Option(names = "--home", paramLabel = "DIR", scope = ScopeType.INHERIT, order = 101)
	Path home;

	@Option(names = "--connect", paramLabel = "URI", scope = ScopeType.INHERIT, order = 102)
	List<String> connect = new ArrayList<>();

	@Option(names = "--timeout", paramLabel = "TIME", defaultValue = "10s", converter = DurationConverter.class, scope = ScopeType.INHERIT, order = 103)
	Duration timeout = Duration.ofSeconds(10);

	@Option(names = { "-q", "--quiet" }, scope = ScopeType.INHERIT, order = 104)
	boolean quiet;

	@Option(names = "--no-color", negatable = false, scope = ScopeType.INHERIT, order = 105)
	boolean noColor;

	@Option(names = "--verbose", scope = ScopeType.INHERIT, order = 106)
	boolean verbose;
}
