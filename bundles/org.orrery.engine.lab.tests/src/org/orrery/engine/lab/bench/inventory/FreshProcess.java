// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The engine in a process of its own, as cold as a console that was just started and with the options that the package
 * starts it with. Prints the seconds until its model is complete: from the
 * begin of connecting, or without any connection from the start of the engine on what the last run has kept.
 */
public final class FreshProcess {
	private static final int PATIENCE_SECONDS = 300;
	private static final int ARCHIVING_JAVA = 25;
	/** releng/packages/files/orrery */
	private static final List<String> AS_PACKAGED = List.of("-Xmx512m", "-XX:+UseG1GC", "-XX:MaxGCPauseMillis=20", "-XX:TieredStopAtLevel=1");

	/** What is measured. */
	enum From {
		NOTHING, CACHE
	}

	private FreshProcess() {
	}

	/** Arguments: data folder, {@link From}. The fleet comes by its property. */
	public static void main(String[] arguments) throws Exception {
		FakeFleet fleet = FakeFleet.read();
		Path data = Path.of(arguments[0]);
		double seconds;
		long begun = System.nanoTime();
		try (WatchedEngine watched = new WatchedEngine(data, fleet.hosts)) {
			if (From.valueOf(arguments[1]) == From.NOTHING) {
				seconds = watched.connectUntil(fleet.vms());
				watched.awaitConfirmed();
			} else {
				watched.until(WatchedEngine::countComplete, fleet.vms(), () -> {
				});
				seconds = (System.nanoTime() - begun) / 1e9;
			}
		}
		System.out.println(seconds);
		System.exit(0); // threads of a connection that is being closed are nobody's concern here
	}

	/**
	 * Learns a start once, as the package does when it is made, so that classes are linked already in the starts that follow.
	 *
	 * @return the archive of classes; empty where this Java makes none
	 */
	static Optional<Path> learn(Path folder) throws IOException, InterruptedException {
		if (Runtime.version().feature() < ARCHIVING_JAVA)
			return Optional.empty();
		Path archive = folder.resolve("classes.aot");
		run(List.of("-XX:AOTCacheOutput=" + archive), Files.createDirectories(folder.resolve("learning")), From.NOTHING);
		return Optional.of(archive).filter(Files::isRegularFile);
	}

	static double seconds(Path data, From from, Optional<Path> archive) throws IOException, InterruptedException {
		String printed = run(archive.map(file -> List.of("-XX:AOTCache=" + file)).orElse(List.of()), data, from);
		return Double.parseDouble(printed.lines().filter(line -> !line.startsWith("[")).reduce((first, last) -> last).orElseThrow()); // the JVM speaks in brackets
	}

	private static String run(List<String> options, Path data, From from) throws IOException, InterruptedException {
		Path output = Files.createTempFile("fresh", ".txt");
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "--enable-native-access=ALL-UNNAMED"));
		command.addAll(AS_PACKAGED);
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path")));
		for (String property : List.of("orrery.bench.fleet", "orrery.lab.command"))
			command.add("-D" + property + "=" + System.getProperty(property));
		command.addAll(List.of(FreshProcess.class.getName(), data.toString(), from.name()));
		Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException("a fresh process failed: " + Files.readString(output));
		}
		return Files.readString(output);
	}
}
