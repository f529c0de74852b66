// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.connection.ConnectionDefinition;

class HostTableTest {
	@ParameterizedTest
	@ValueSource(strings = { "uri,name,group,autoconnect\nx:///1,one,a/b,no\n", "\ufeffName;URI;Auto-connect;Folder\r\none;x:///1;FALSE;a / b\r\n",
			"label\tgroup\turl\tauto\n\"one\"\t\"a/b\"\tx:///1\t0", "# hosts\n\n\"uri\",\"label\",\"group\",\"autoconnect\",\"\"\n\n\"x:///1\",\"one\",\"a/b\",\"off\",\n" })
	void readsColumnsInAnyOrderAndForm(String text) {
		HostList list = HostTable.parse(text, "t");
		assertEquals(List.of(), list.problems());
		HostEntry only = list.entries().getFirst();
		assertEquals(List.of("x:///1", "one", "", "", ""), List.of(only.uri(), only.label(), only.datacenter(), only.cluster(), only.certificates()));
		assertEquals(List.of("a", "b"), only.folders());
		assertEquals(false, only.autoConnect());
	}

	@Test
	void aListOfUrisNeedsNoHeading() {
		HostList list = HostTable.parse("x:///1\nx:///2,two\n", "t");
		assertEquals(List.of(), list.problems());
		assertEquals(List.of("", "two"), list.entries().stream().map(HostEntry::label).toList());
	}

	@Test
	void separatorsAndLinesInQuotesBelongToTheText() {
		HostList list = HostTable.parse("uri,name\nx:///1,\"a, \"\"b\"\"\nc\"\nx:///2,d\n", "t");
		assertEquals(List.of("a, \"b\"\nc", "d"), list.entries().stream().map(HostEntry::label).toList());
		assertEquals(List.of(2, 4), list.entries().stream().map(HostEntry::line).toList());
	}

	@Test
	void mistakesNameLineAndColumnAndTheOthersCome() {
		HostList list = HostTable.parse("uri,name,colour,autoconnect\nx:///1,one,red,perhaps\n,two,,\nx:///3,three,,yes,more\nx:///4\n", "t");
		assertEquals(List.of("x:///1", "x:///3", "x:///4"), list.entries().stream().map(HostEntry::uri).toList());
		for (String place : List.of("t, line 1, column 3: \"colour\"", "t, line 2, column 4: \"perhaps\"", "t, line 3, column 1: the URI is missing", "t, line 4, column 5: "))
			assertTrue(list.problems().stream().anyMatch(problem -> problem.startsWith(place)), () -> place + " in " + list.problems());
		assertEquals(4, list.problems().size(), list.problems()::toString);
	}

	@Test
	void unusableTablesSayWhatIsExpected() {
		assertTrue(HostTable.parse("", "t").problems().toString().contains("uri,name"));
		assertTrue(HostTable.parse("host,name\nh1,one\n", "t").problems().toString().contains("no column is called \"uri\", but: host, name"));
		HostList open = HostTable.parse("uri,name\nx:///1,one\nx:///2,\"two\nx:///3,three\n", "t");
		assertEquals(List.of("x:///1"), open.entries().stream().map(HostEntry::uri).toList());
		assertTrue(open.problems().getFirst().startsWith("t cannot be read from line 3 on"), open.problems()::toString);
	}

	@Test
	void whatIsWrittenIsReadBackTheSame() {
		List<ConnectionDefinition> saved = List.of(
				new ConnectionDefinition("a", "qemu+tls://h1/system", "Büro \"1\", <🙂>\nzwei", "DC 2", List.of("Halle", "Reihe 3"), "Cluster", false, "/etc/pki/own"),
				new ConnectionDefinition("b", "sim://f/h2", "=HYPERLINK(\"x\")", "Datacenter", List.of(), "-east", true, ""),
				new ConnectionDefinition("c", "sim://f/h3", "'+1", "Datacenter", List.of(), "", true, ""));
		String text = HostTable.format(saved);
		HostList list = HostTable.parse(text, "t");
		assertEquals(List.of(), list.problems());
		List<ConnectionDefinition> read = HostImport.candidates(list, List.of(), "").stream().map(ImportCandidate::definition).toList();
		assertEquals(saved.stream().map(HostTableTest::withoutId).toList(), read.stream().map(HostTableTest::withoutId).toList());
		assertTrue(text.lines().noneMatch(line -> line.contains(",=") || line.contains(",-") || line.contains(",\"=")), text);
	}

	private static ConnectionDefinition withoutId(ConnectionDefinition one) {
		return new ConnectionDefinition("x", one.uri(), one.label(), one.datacenter(), one.folders(), one.cluster(), one.autoConnect(), one.certificates());
	}
}
