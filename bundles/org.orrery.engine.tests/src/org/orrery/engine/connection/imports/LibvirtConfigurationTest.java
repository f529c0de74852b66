// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibvirtConfigurationTest {
	/** As the file that libvirt installs, with its example in use. */
	private static final String INSTALLED = """
			#
			# This can be used to setup URI aliases for frequently
			# used connection URIs. Aliases may contain only the
			# characters  a-Z, 0-9, _, -.
			#
			uri_aliases = [
			  "hail=qemu+ssh://root@hail.cloud.example.com/system", # the first
			  'sleet=qemu+ssh://root@sleet.cloud.example.com/system',
			  # "rain=qemu+ssh://root@rain/system",
			]

			#
			# These can be used in cases when no URI is supplied by the application
			#
			uri_default = "qemu:///system"
			max_client_requests = 5
			""";

	@Test
	void readsTheInstalledForm() {
		HostList list = LibvirtConfiguration.parse(INSTALLED, "libvirt.conf");
		assertEquals(List.of(), list.problems());
		assertEquals(List.of(HostEntry.of(7, "qemu+ssh://root@hail.cloud.example.com/system", "hail", true),
				HostEntry.of(8, "qemu+ssh://root@sleet.cloud.example.com/system", "sleet", true), HostEntry.of(15, "qemu:///system", "", true)),
				list.entries());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "uri_aliases=[\"a=x:///\"]|x:///", "uri_aliases = [ \"a=x:///?k=v#f\" , ]|x:///?k=v#f",
			"uri_aliases = \"a=x:///\"|x:///", "uri_aliases = [ \"\"\"a=x:///\"q\"\"\"\" ]|x:///\"q", "uri_aliases = ['a=x:///\"b']|x:///\"b" })
	void readsOtherSpellings(String text, String uri) {
		// a quote that ends a triple-quoted string belongs to it no longer
		HostList list = LibvirtConfiguration.parse(text.replace("\"\"\"\"", "\"\"\""), "f");
		assertEquals(List.of(), list.problems());
		assertEquals(List.of(uri), list.entries().stream().map(HostEntry::uri).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "uri_aliases = [ \"nothing\" ]|1|17", "uri_aliases = [ \"two words=x:///\" ]|1|17",
			"uri_aliases = [ \"a=x:///\", b ]|1|28", "uri_aliases [ ]|1|13", "# c\\n= 3|2|1", "uri_aliases = [ \"a=x:///|1|17", "uri_aliases = [\\n\"a=x:///\"|1|15" })
	void namesLineAndColumn(String text, int line, int column) {
		List<String> problems = LibvirtConfiguration.parse(text.replace("\\n", "\n"), "f").problems();
		assertTrue(problems.stream().anyMatch(problem -> problem.startsWith("f, line " + line + ", column " + column + ": ")), problems::toString);
	}

	@Test
	void aMistakeCostsItsLineOnly() {
		HostList list = LibvirtConfiguration.parse("uri_aliases = [\n'a=x:///1',\n'b=x:///2,\nc,\n'd=x:///4'\n]\n??\nuri_default='x:///5'\n", "f");
		assertEquals(List.of("x:///1", "x:///4", "x:///5"), list.entries().stream().map(HostEntry::uri).toList());
		assertEquals(3, list.problems().size(), list.problems()::toString);
	}

	@Test
	void anAliasAsDefaultIsNoHostOfItsOwn() {
		assertEquals(List.of(), LibvirtConfiguration.parse("uri_default = 'hail'", "f").entries());
	}
}
