// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.imports.ImportCandidate.Verdict;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

@Timeout(30)
class HostImportTest {
	@TempDir
	Path folder;
	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 3, 0);

	@Test
	void judgesEachLine() {
		HostList list = HostTable.parse("uri,name\nqemu+ssh://root@H1/system,again\nqemu+ssh://root@h2/system,two\nqemu+ssh://root@h2/system,twice\n"
				+ "no uri,bad\nqemu+tcp://me:secret@h3/system,three\n", "t");
		List<ImportCandidate> found = HostImport.candidates(list, List.of(ConnectionDefinition.of("qemu+ssh://root@h1/system", "first", "", "")), "Lab / Row 1");
		assertEquals(List.of(Verdict.KNOWN, Verdict.NEW, Verdict.DUPLICATE, Verdict.REFUSED, Verdict.NEW), found.stream().map(ImportCandidate::verdict).toList());
		assertTrue(found.get(0).reason().contains("\"first\""), found.get(0).reason());
		assertTrue(found.get(2).reason().contains("line 3"), found.get(2).reason());
		assertTrue(found.get(3).reason().contains("character 3"), found.get(3).reason());
		assertTrue(found.get(4).reason().contains("asked for when needed"), found.get(4).reason());
		assertFalse(found.toString().contains("secret"), found.toString());
		assertEquals(List.of("Lab", "Row 1"), found.get(1).definition().folders());
	}

	@ParameterizedTest
	@CsvSource({ "QEMU+SSH://Root@Host.Example/System?a=B, qemu+ssh://Root@host.example/System?a=B", "qemu:///system, qemu:///system",
			"test:///a@B, test:///a@B", "qemu+tcp://H?x=1, qemu+tcp://h?x=1" })
	void hostsAreComparedWithoutCase(String uri, String canonical) {
		assertEquals(canonical, HostImport.canonical(uri));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { "x://me:pw@h/|x://me@h/", "x://me:@h/|x://me@h/", "x://me:a@b:c@h:1/p?q=r:s@t|x://me@h:1/p?q=r:s@t",
			"x://me@h:1/a:b@c|-", "x:///path:with@sign|-", "x://h:1/|-" })
	void aPasswordIsLeftOutAndNothingElse(String uri, String without) {
		HostEntry entry = HostEntry.of(1, uri, "", true);
		assertEquals(without == null ? uri : without, entry.uri());
		assertEquals(without != null, entry.passwordLeft());
	}

	@Test
	void chosenOnesAreSavedInOneGoOrNotAtAll() throws Exception {
		Path csv = Files.writeString(folder.resolve("hosts.csv"), "uri,name,group\nsim://f/h1,one,a\nsim://f/h2,two,a/b\n");
		try (TestEngine test = new TestEngine(folder, fleet)) {
			Connections connections = test.engine.connections();
			List<ConnectionDefinition> chosen = HostImport.candidates(HostSource.CSV.read(csv), connections, "").stream().map(ImportCandidate::definition).toList();
			List<ConnectionDefinition> twice = new ArrayList<>(chosen);
			twice.add(ConnectionDefinition.of("sim://f/h1", "other", "", ""));
			assertThrows(IllegalArgumentException.class, () -> connections.addAll(twice));
			assertEquals(List.of(), connections.all());
			assertEquals(2, connections.addAll(chosen).size());
			assertEquals(List.of(Verdict.KNOWN, Verdict.KNOWN),
					HostImport.candidates(HostSource.CSV.read(csv), connections, "").stream().map(ImportCandidate::verdict).toList());
		}
		try (TestEngine again = new TestEngine(folder, fleet)) {
			assertEquals(List.of("one", "two"), again.engine.connections().all().stream().map(HostConnection::definition).map(ConnectionDefinition::label).toList());
		}
	}

	@Test
	void unreadableFilesAreNamedWithTheRemedy() throws IOException {
		Path missing = folder.resolve("missing.csv");
		assertTrue(assertThrows(IOException.class, () -> HostSource.CSV.read(missing)).getMessage().contains(missing.toString()));
		Path latin = Files.write(folder.resolve("latin.csv"), "uri,name\nx:///1,B\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1));
		String words = assertThrows(IOException.class, () -> HostSource.CSV.read(latin)).getMessage();
		assertTrue(words.contains("line 2") && words.contains("UTF-8"), words);
		Path wide = Files.write(folder.resolve("wide.csv"), ("\ufeffuri\tname\nx:///1\tB\u00fcro\n").getBytes(StandardCharsets.UTF_16LE));
		assertEquals("B\u00fcro", HostSource.CSV.read(wide).entries().getFirst().label());
	}

	@Test
	void findsVirtManagersListWhereItIsKept() throws IOException {
		Map<String, String> printed = Map.of("dconf", "[connections]\nuris=['x:///dconf']\n", "gsettings", "org.virt-manager.virt-manager.connections uris ['x:///gsettings']\n");
		assertEquals("x:///dconf", lists(command -> Optional.ofNullable(printed.get(command.get(0)))).virtManager().entries().getFirst().uri());
		assertEquals("x:///gsettings", lists(command -> command.get(0).equals("dconf") ? Optional.empty() : Optional.of(printed.get("gsettings")))
				.virtManager().entries().getFirst().uri());
		String words = assertThrows(IOException.class, () -> lists(command -> Optional.of("")).virtManager()).getMessage();
		assertTrue(words.contains("dconf dump /org/virt-manager/virt-manager/ > FILE"), words);
		Path settings = Files.createDirectories(folder.resolve("config/glib-2.0/settings"));
		Files.writeString(settings.resolve("keyfile"), "[org/gnome/x]\na=1\n[org/virt-manager/virt-manager/connections]\nuris=['x:///file']\n");
		assertEquals("x:///file", lists(command -> Optional.empty()).virtManager().entries().getFirst().uri());
	}

	@Test
	void readsTheAccountsAndTheSystemsAliases() throws IOException {
		assertThrows(IOException.class, () -> lists(command -> Optional.empty()).libvirt());
		Files.writeString(Files.createDirectories(folder.resolve("config/libvirt")).resolve("libvirt.conf"), "uri_aliases = ['a=x:///1']");
		Files.writeString(Files.createDirectories(folder.resolve("etc")).resolve("libvirt.conf"), "uri_aliases = ['b=x:///2'");
		HostList list = lists(command -> Optional.empty()).libvirt();
		assertEquals(List.of("a", "b"), list.entries().stream().map(HostEntry::label).toList());
		assertEquals(1, list.problems().size());
	}

	private LocalLists lists(LocalLists.Program program) {
		return new LocalLists(folder.resolve("config"), folder.resolve("etc"), program);
	}

	@Test
	void programsThatAreMissingOrFailTellNothing() {
		assertEquals(Optional.empty(), new ReadingProgram().output(List.of("/no/such/program")));
		assertEquals(Optional.empty(), new ReadingProgram().output(List.of("false")));
		assertEquals(Optional.of("said\n"), new ReadingProgram().output(List.of("echo", "said")));
	}
}
