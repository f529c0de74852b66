// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.simulator.SimulatedFabric;
import org.orrery.hypervisor.simulator.SimulatedFleet;

/**
 * A data folder on a disk that is really full or really read-only: a process of its own in a mount namespace with a small file system there.
 * Root is no exception to either. Needs util-linux and a kernel that gives ordinary users namespaces, as Debian's does.
 */
class UnwritableStoreTest {
	private static final Duration LONGEST = Duration.ofSeconds(90);

	@TempDir
	Path folder;
	@TempDir
	Path logs;

	/** @return what the process said, by the words before the first colon of each line */
	private Map<String, String> when(UnwritableStoreProcess.Trouble trouble) throws Exception {
		Path output = logs.resolve("said");
		Process process = new ProcessBuilder(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
				"mount -t tmpfs -o size=512k tmpfs \"$0\" && exec \"$@\"", folder.toString(),
				System.getProperty("java.home") + File.separator + "bin" + File.separator + "java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-cp", ScriptedProcess.classPath(SimulatedFleet.class, SimulatedFabric.class), UnwritableStoreProcess.class.getName(), folder.toString(), trouble.name()))
				.redirectErrorStream(true).redirectOutput(output.toFile()).start();
		boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
		if (!ended)
			endWithStacks(process);
		List<String> said = Files.readAllLines(output);
		assertTrue(ended, () -> "The process did not end in " + LONGEST.toSeconds() + " s:\n" + String.join("\n", said));
		assertEquals(0, process.exitValue(), () -> String.join("\n", said));
		return said.stream().filter(line -> line.startsWith("> ")).map(line -> line.substring(2).split(": ", 2))
				.collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
	}

	/** SIGQUIT makes the Java process write what its threads do; unshare and sh have become that process. */
	private static void endWithStacks(Process process) throws Exception {
		new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid())).start().waitFor(5, TimeUnit.SECONDS);
		process.waitFor(2, TimeUnit.SECONDS);
		process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	@Test
	void nothingIsDoneThatAFullDiskCannotRecord() throws Exception {
		Map<String, String> said = when(UnwritableStoreProcess.Trouble.FULL);
		assertEquals("REFUSED", said.get("state"));
		assertTrue(said.get("reason").contains(folder.resolve("tasks").toString()) && said.get("reason").contains("No space left on device"),
				said.get("reason"));
		assertTrue(said.get("remedy").contains("make room on its disk"), said.get("remedy"));
		assertEquals("h1 running, never moved", said.get("vm"));
		assertEquals("[]", said.get("problems of the next start"), "nothing half written was left behind");
		assertEquals("SUCCEEDED", said.get("with room again"));
	}

	@Test
	void nothingIsDoneThatAReadOnlyDiskCannotRecord() throws Exception {
		Map<String, String> said = when(UnwritableStoreProcess.Trouble.READ_ONLY);
		assertEquals("REFUSED", said.get("state"));
		assertTrue(said.get("reason").contains("Read-only file system"), said.get("reason"));
		assertEquals("h1 running, never moved", said.get("vm"));
		assertTrue(said.get("next start").contains(folder.toString()), said.get("next start"));
	}

	/** What moves already arrives, and the next start finds out. */
	@Test
	void aDiskThatFillsUpMeanwhileStopsNoMigrationAndLosesNoOutcome() throws Exception {
		Map<String, String> said = when(UnwritableStoreProcess.Trouble.FILLED_MEANWHILE);
		assertEquals("SUCCEEDED", said.get("state"), said::toString);
		assertEquals("h2 running", said.get("vm"));
		assertEquals("SUCCEEDED", said.get("after the next start"));
	}
}
