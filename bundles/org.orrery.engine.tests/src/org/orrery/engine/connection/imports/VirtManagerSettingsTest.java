// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.ParseException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtManagerSettingsTest {
	private static final String DUMP = """
			[connections]
			autoconnect=['qemu:///system']
			uris=['qemu:///system', 'qemu+ssh://root@hail/system']

			[conns/qemu+ssh:root@hailsystem]
			pretty-name='Hail\\u2026 "one"'
			window-size=(955, 558)

			[vms/4dea22b31d52d8f32516782e98ab3fa0]
			autoconnect=1
			""";

	static Stream<Arguments> arrays() {
		return Stream.of(Arguments.of("[]", List.of()), Arguments.of("@as []", List.of()), Arguments.of(" [ 'a' , \"b\" ]\n", List.of("a", "b")),
				Arguments.of("['it\\'s', \"say \\\"x\\\"\", 'a\"b']", List.of("it's", "say \"x\"", "a\"b")),
				Arguments.of("['\\u00e9\\U0001f642\\t\\\\\\n']", List.of("é🙂\t\\\n")), Arguments.of("['a\\\nb']", List.of("ab")));
	}

	@ParameterizedTest
	@MethodSource("arrays")
	void readsArraysOfStrings(String text, List<String> expected) throws ParseException {
		assertEquals(expected, GVariantText.strings(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "['a'|4", "['a' 'b']|5", "['a|1", "[a]|1", "['a'] x|6", "['\\uZZZZ']|4", "['\\U00110000']|4", "['\\u12|4",
			"x|0", "['a\\|4" })
	void namesThePlaceOfWhatIsNoArray(String text, int offset) {
		assertEquals(offset, assertThrows(ParseException.class, () -> GVariantText.strings(text)).getErrorOffset());
	}

	@Test
	void readsADump() {
		HostList list = VirtManagerSettings.parse(DUMP, "dump");
		assertEquals(List.of(), list.problems());
		assertEquals(List.of(HostEntry.of(0, "qemu:///system", "", true), HostEntry.of(0, "qemu+ssh://root@hail/system", "Hail… \"one\"", false)),
				list.entries());
	}

	@ParameterizedTest
	@ValueSource(strings = { "[/]\nuris=[\"a:///\"]", "[org/virt-manager/virt-manager/connections]\nuris=[\"a:///\"]",
			"org.virt-manager.virt-manager.connections autoconnect @as []\norg.virt-manager.virt-manager.connections uris [\"a:///\"]",
			"[\"a:///\"]", "# note\n\nuris=[\"a:///\"]" })
	void readsTheOtherForms(String text) {
		HostList list = VirtManagerSettings.parse(text, "file");
		assertEquals(List.of(), list.problems());
		assertEquals(List.of(HostEntry.of(0, "a:///", "", false)), list.entries());
	}

	@Test
	void namesLineAndColumnOfAMistakeAndReadsTheRest() {
		HostList list = VirtManagerSettings.parse("[connections]\nautoconnect=['a:///'\nuris=['a:///']\nnonsense\n", "file");
		assertEquals(1, list.entries().size());
		assertTrue(list.problems().stream().anyMatch(problem -> problem.startsWith("file, line 2, column 21: ")), list.problems()::toString);
		assertTrue(list.problems().stream().anyMatch(problem -> problem.startsWith("file, line 4, column 1: ")), list.problems()::toString);
	}

	@Test
	void saysWhatIsExpectedWhereNothingIs() {
		for (String text : List.of("", "[other]\nx=1\n", "\0\1binary")) {
			HostList list = VirtManagerSettings.parse(text, "file");
			assertEquals(List.of(), list.entries());
			assertTrue(list.problems().toString().contains("dconf dump"), list.problems()::toString);
		}
	}

	@Test
	void keepsNoPassword() {
		HostEntry entry = VirtManagerSettings.parse("['qemu+tcp://me:p@ss:wo@rd@h1/system']", "file").entries().getFirst();
		assertEquals("qemu+tcp://me@h1/system", entry.uri());
		assertTrue(entry.passwordLeft());
		assertFalse(entry.toString().contains("wo@"), entry.toString());
	}
}
