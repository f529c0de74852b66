// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.fabric.document.DesignFormatException;

class DesignDocumentTest {
	private static final String SWITCH = """
			{ "format": 1, "name": "lab", "switches": [ {
			  "id": "3f9c1f0e-4d57-4b0c-9a3e-2f6f0a1b2c3d", "name": "dvs0", "domain": 7,
			  "profiles": [ { "name": "web", "vlan": { "mode": "access", "tag": 10 } } ] } ] }
			""";

	@Test
	void whatIsWrittenIsReadAgain() throws DesignFormatException {
		RandomDesign designs = new RandomDesign(new Random(4), IntStream.range(0, 5).mapToObj(i -> new UUID(1, i)).toList(),
				IntStream.range(0, 3).mapToObj(i -> new UUID(2, i)).toList());
		for (int i = 0; i < 200; i++) {
			NetworkDesign design = designs.next();
			String text = DesignDocument.write(design);
			assertEquals(design, DesignDocument.read(text));
			assertEquals(text, DesignDocument.write(DesignDocument.read(text)));
		}
	}

	@Test
	void aChangeIsOneLine() throws DesignFormatException {
		List<String> before = DesignDocument.write(DesignDocument.read(SWITCH)).lines().toList();
		List<String> after = DesignDocument.write(DesignDocument.read(SWITCH.replace("10", "20"))).lines().toList();
		assertEquals(before.size(), after.size());
		assertEquals(1, IntStream.range(0, before.size()).filter(i -> !before.get(i).equals(after.get(i))).count());
	}

	/** Each: what is replaced, by what, and what the complaint must name. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "10|\"ten\"|switches[0].profiles[0].vlan.tag", "10|10.5|whole number",
			"access|acess|none, access, trunk, native", "\"domain\": 7,||switches[0].domain is missing", "\"domain\": 7|\"domian\": 7|domian is no setting",
			"3f9c1f0e-4d57-4b0c-9a3e-2f6f0a1b2c3d|dvs|switches[0].id", "\"format\": 1|\"format\": 2|newer Orrery", "\"format\": 1,||format",
			"\"dvs0\"|7|switches[0].name", "[ { \"name\": \"web\"|[ 5, { \"name\": \"web\"|switches[0].profiles[0]" })
	void whatIsWrongIsSaidWithItsPlace(String what, String by, String named) {
		assertTrue(SWITCH.contains(what), "the test replaces something");
		DesignFormatException refused = assertThrows(DesignFormatException.class, () -> DesignDocument.read(SWITCH.replace(what, by == null ? "" : by)));
		assertTrue(refused.getMessage().contains(named), refused.getMessage());
	}

	@Test
	void aFileCutInHalfOrOfSomethingElseIsRefused() {
		assertThrows(DesignFormatException.class, () -> DesignDocument.read(SWITCH.substring(0, SWITCH.length() / 2)));
		assertThrows(DesignFormatException.class, () -> DesignDocument.read(""));
		assertThrows(DesignFormatException.class, () -> DesignDocument.read("[]"));
		assertThrows(DesignFormatException.class, () -> DesignDocument.read("<domain/>"));
		assertThrows(DesignFormatException.class, () -> DesignDocument.read("[".repeat(100_000)));
	}
}
