// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.orrery.app.cli.OrreryCommandLine;
import org.orrery.app.cli.Surroundings;
import org.orrery.app.cli.Terminal;
import org.orrery.hypervisor.libvirt.LibvirtDriver;

/** The command line as a program of its own, from the class path of the tests: what a script finds under the name orrery. */
final class OrreryProgram {
	private OrreryProgram() {
	}

	/** @param arguments data folder, then those of the command line */
	public static void main(String[] arguments) {
		LibvirtDriver driver = new LibvirtDriver();
		Terminal terminal = new Terminal(new PrintWriter(System.out, true), new PrintWriter(System.err, true), Optional.empty(), false, false, 80);
		Surroundings around = new Surroundings(terminal, () -> List.of(driver), handler -> () -> {
		}, Path.of(arguments[0]), "script", Clock.systemUTC());
		System.exit(new OrreryCommandLine(around).execute(List.of(arguments).subList(1, arguments.length).toArray(String[]::new)));
	}

	/** Puts it into a folder that the shell searches. */
	static void install(Path folder, Path data) throws IOException {
		String program = String.join(" ", "exec", quote(System.getProperty("java.home") + "/bin/java"), "--enable-native-access=ALL-UNNAMED", "-cp",
				quote(System.getProperty("java.class.path")), OrreryProgram.class.getName(), quote(data.toString()), "\"$@\"");
		Path file = Files.writeString(folder.resolve("orrery"), "#!/bin/sh\n" + program + '\n');
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private static String quote(String word) {
		return '\'' + word.replace("'", "'\\''") + '\'';
	}
}
