// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.Annotations;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.xml.AnnotationsXml;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.DomainXml.Status;
import org.orrery.hypervisor.xml.XmlException;

class AnnotationsTest {
	private static final String DECLARED = "xmlns:orrery='" + AnnotationsXml.NAMESPACE + "'";

	private static String domain(String metadata) {
		return "<domain><name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><metadata>" + metadata + "</metadata></domain>";
	}

	private static Annotations read(String metadata) throws XmlException {
		return DomainXml.read(domain(metadata), "test", new Status(DomainState.RUNNING, "", true, false)).annotations();
	}

	@Test
	void readWhereverTheNamespaceIsDeclaredAndWhateverItsPrefix() throws XmlException {
		Annotations expected = new Annotations("web/prod", List.of("db", "web"), "Ask Ann first.\nSecond line.");
		String parts = "<x:folder>web/prod</x:folder><x:tag>web</x:tag><x:tag>db</x:tag><x:notes>Ask Ann first.\nSecond line.</x:notes>";
		assertEquals(expected, read("<x:annotations xmlns:x='" + AnnotationsXml.NAMESPACE + "'>" + parts + "</x:annotations>"));
		assertEquals(expected, read("<annotations xmlns='" + AnnotationsXml.NAMESPACE + "'>" + parts.replace("x:", "") + "</annotations>"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "<orrery:annotations>no namespace</orrery:annotations>",
			"<annotations xmlns='http://example.org/other'><tag>not ours</tag></annotations>",
			"<orrery:other " + "xmlns:orrery='https://orrery.org/xmlns/annotations/1'" + "><orrery:tag>x</orrery:tag></orrery:other>", "just text" })
	void whatIsNotOursIsNone(String metadata) throws XmlException {
		assertEquals(Annotations.NONE, read(metadata));
	}

	@Test
	void oddContentsNeverLoseTheDomain() throws XmlException {
		assertEquals(new Annotations("a/b", List.of("one two"), ""),
				read("<orrery:annotations " + DECLARED + "><orrery:folder> /a//b/ </orrery:folder><orrery:tag>one\n two,</orrery:tag>"
						+ "<orrery:tag/><orrery:future when='now'><orrery:tag>deep</orrery:tag></orrery:future></orrery:annotations>"));
	}

	@Test
	void whatALaterVersionWroteIsKeptOnWriting() throws XmlException {
		String before = domain("<other:thing xmlns:other='urn:other'/><orrery:annotations " + DECLARED
				+ "><orrery:tag>old</orrery:tag><orrery:owner since='2026'>Ann &amp; <orrery:group>ops</orrery:group></orrery:owner></orrery:annotations>");
		String written = AnnotationsXml.merged(before, "a", new Annotations("", List.of("new"), "x < y")).orElseThrow();
		assertEquals("<annotations><tag>new</tag><notes>x &lt; y</notes><owner since=\"2026\">Ann &amp; <group>ops</group></owner></annotations>", written);
		assertTrue(AnnotationsXml.merged(before, "a", Annotations.NONE).isPresent(), "the owner is still there");
		assertFalse(AnnotationsXml.merged(domain(""), "a", Annotations.NONE).isPresent());
	}

	@Test
	void oneForm() {
		Annotations annotations = new Annotations(" web // prod ", List.of("b", "A", "a", " ", "c,d"), "line\r\nnext\u0000\ud800 ");
		assertEquals("web/prod", annotations.folder());
		assertEquals(List.of("A", "b", "c d"), annotations.tags());
		assertEquals("line\nnext", annotations.notes());
		assertEquals(List.of("A", "b", "c d", "e"), annotations.withTags(List.of("B", "e")).tags());
		assertEquals(List.of("c d"), annotations.withoutTags(List.of("a", "B")).tags());
		assertEquals(Annotations.MAXIMUM_NOTES, Annotations.NONE.withNotes("n".repeat(1 << 20)).notes().length());
		assertEquals("\ud83d\ude80".repeat(Annotations.MAXIMUM_NAME), Annotations.NONE.withFolder("\ud83d\ude80".repeat(300)).folder(), "no half characters");
	}
}
