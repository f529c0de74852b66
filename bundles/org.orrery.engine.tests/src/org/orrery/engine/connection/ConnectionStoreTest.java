// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.EngineStartException;
import org.orrery.engine.TestEngine;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

@Timeout(30)
class ConnectionStoreTest {
	@TempDir
	Path folder;
	private Path file;
	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 3, 0);

	@BeforeEach
	void name() {
		file = folder.resolve("connections.json");
	}

	private List<Path> asides() throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.filter(path -> path.getFileName().toString().startsWith("connections.json.broken-")).toList();
		}
	}

	@Test
	void keepsEverythingOverARestart() throws Exception {
		ConnectionDefinition full = new ConnectionDefinition("a-1", "qemu+tls://h1/system", "Büro \"1\" <🙂>\n", "DC 2", List.of("Halle", "Reihe/3"),
				"Cluster", false, "/etc/pki/own");
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.engine.connections().add(full);
			test.add("h2");
		}
		try (TestEngine test = new TestEngine(folder, fleet)) {
			assertEquals(List.of("a-1", "h2"), test.engine.connections().all().stream().map(HostConnection::id).toList());
			assertEquals(full, test.connection("a-1").definition());
			assertEquals(List.of(), test.engine.problems());
			test.engine.connections().remove("a-1");
		}
		try (TestEngine test = new TestEngine(folder, fleet)) {
			assertEquals(List.of("h2"), test.engine.connections().all().stream().map(HostConnection::id).toList());
		}
	}

	@Test
	void refusesWhatIsSavedAlreadyAndWhatIsNoUri() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.add("h1");
			Connections connections = test.engine.connections();
			assertThrows(IllegalArgumentException.class, () -> connections.add(TestEngine.definition("other", fleet.uri("h1").toString())));
			assertThrows(IllegalArgumentException.class, () -> connections.add(TestEngine.definition("bad", "no uri at all")));
			assertThrows(IllegalArgumentException.class, () -> connections.update(TestEngine.definition("unknown", "test:///default")));
			assertEquals(1, connections.all().size());
		}
	}

	@Test
	void aMalformedFileIsNamedByPlaceAndKept() throws Exception {
		String broken = "{\n  \"format\": 1,\n  \"connections\": [ { \"id\": \"h1\", ]\n}\n";
		Files.writeString(file, broken);
		try (TestEngine test = new TestEngine(folder, fleet)) {
			String problem = test.engine.problems().get(0);
			assertTrue(problem.contains("line 3") && problem.contains("connections.json"), problem);
			assertEquals(1, asides().size());
			assertTrue(problem.contains(asides().get(0).getFileName().toString()), problem);
			assertEquals(broken, Files.readString(asides().get(0)));
			test.add("h1");
		}
		try (TestEngine test = new TestEngine(folder, fleet)) {
			assertEquals(List.of(), test.engine.problems());
			assertEquals(1, test.engine.connections().all().size());
			assertEquals(1, asides().size());
		}
	}

	@Test
	void anEmptyOrForeignFileIsKeptToo() throws Exception {
		for (String contents : List.of("", "[]", "{\"connections\": 7}", "\u0000\u0001", "{\"format\":1}")) {
			Files.writeString(file, contents);
			try (TestEngine test = new TestEngine(folder, fleet)) {
				assertEquals(1, test.engine.problems().size(), contents);
			}
			assertEquals(contents, Files.readString(asides().get(0)));
			Files.delete(asides().get(0));
		}
	}

	@Test
	void oneBadEntryDoesNotCostTheOthers() throws Exception {
		Files.writeString(file, """
				{"format":1,"connections":[
				{"id":"h1","uri":"sim://f/h1","label":"","datacenter":"DC","folders":[],"cluster":"","autoConnect":true,"certificates":""},
				{"id":"not valid!","uri":"sim://f/h2"},
				{"id":"h3"},
				{"id":"h2","uri":"sim://f/h2"}]}
				""");
		try (TestEngine test = new TestEngine(folder, fleet)) {
			assertEquals(List.of("h1", "h2"), test.engine.connections().all().stream().map(HostConnection::id).toList());
			assertEquals("Datacenter", test.connection("h2").definition().datacenter());
			assertEquals(2, test.engine.problems().size());
			assertTrue(test.engine.problems().get(0).startsWith("Entry 2 "), test.engine.problems().toString());
			assertTrue(Files.readString(asides().get(0)).contains("not valid!"));
		}
	}

	@Test
	void aNewerFileIsLeftAlone() throws Exception {
		String newer = "{\"format\":2,\"connections\":[]}";
		Files.writeString(file, newer);
		EngineStartException e = assertThrows(EngineStartException.class, () -> new TestEngine(folder, fleet));
		assertTrue(e.getMessage().contains("newer Orrery"), e.getMessage());
		assertEquals(newer, Files.readString(file));
		assertEquals(List.of(), asides());
	}

	@Test
	void aDataFolderThatCannotBeOneIsRefusedWithItsName() throws Exception {
		Path occupied = Files.writeString(folder.resolve("occupied"), "a file");
		EngineStartException e = assertThrows(EngineStartException.class, () -> new TestEngine(occupied, fleet));
		assertTrue(e.getMessage().contains(occupied.toString()), e.getMessage());
		assertEquals("a file", Files.readString(occupied));
	}

	/** A folder of the kernel that nobody can write to, root neither. */
	@Test
	void aReadOnlyDataFolderIsRefusedWithItsName() {
		Path readOnly = Path.of("/proc/self/fdinfo");
		EngineStartException e = assertThrows(EngineStartException.class, () -> new TestEngine(readOnly, fleet));
		assertTrue(e.getMessage().contains("/proc/self/fdinfo"), e.getMessage());
	}

	@Test
	void takesOverWhatAnotherConsoleSavedMeanwhile() throws Exception {
		try (TestEngine one = new TestEngine(folder, fleet); TestEngine other = new TestEngine(folder, fleet)) {
			one.add("h1");
			other.add("h2");
			assertEquals(List.of("h1", "h2"), other.engine.connections().all().stream().map(HostConnection::id).toList());
			assertFalse(one.engine.connections().find("h2").isPresent());
			one.add("h3");
			assertEquals(3, one.engine.connections().all().size());
			other.engine.connections().remove("h1");
			assertEquals(List.of("h2", "h3"), other.engine.connections().all().stream().map(HostConnection::id).toList());
		}
	}

	@Test
	void manyConsolesLoseNothing() throws Exception {
		try (TestEngine one = new TestEngine(folder, fleet); TestEngine other = new TestEngine(folder, fleet)) {
			Thread[] writers = new Thread[2];
			for (int w = 0; w < 2; w++) {
				Connections connections = (w == 0 ? one : other).engine.connections();
				String prefix = w == 0 ? "a" : "b";
				writers[w] = new Thread(() -> {
					for (int i = 0; i < 25; i++)
						try {
							connections.add(TestEngine.definition(prefix + i, "test:///" + prefix + i));
						} catch (IOException e) {
							throw new java.io.UncheckedIOException(e);
						}
				});
				writers[w].start();
			}
			for (Thread writer : writers)
				writer.join();
			assertEquals(50, new ConnectionStore(folder).load().connections().size());
		}
	}
}
