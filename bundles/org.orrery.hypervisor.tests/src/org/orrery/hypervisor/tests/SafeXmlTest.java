// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.xml.SafeXml;
import org.orrery.hypervisor.xml.XmlException;

class SafeXmlTest {
	private static XmlException refused(String xml) {
		return assertThrows(XmlException.class, () -> SafeXml.parse(xml, "domain XML of web", "domain"));
	}

	@Test
	void anExternalEntityIsNotRead(@TempDir Path folder) throws IOException {
		Path secret = Files.writeString(folder.resolve("secret"), "the secret");
		XmlException refusal = refused("<!DOCTYPE domain [<!ENTITY leak SYSTEM \"" + secret.toUri() + "\">]><domain><name>&leak;</name></domain>");
		assertTrue(refusal.getMessage().contains("DOCTYPE"), refusal.getMessage());
		assertFalse(refusal.getMessage().contains("the secret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<!DOCTYPE domain><domain/>", "<!DOCTYPE domain SYSTEM \"http://127.0.0.1:1/x.dtd\"><domain/>",
			"<?xml version='1.0'?><!DOCTYPE domain [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><domain>&b;</domain>",
			"<!DOCTYPE domain [<!ENTITY % p SYSTEM 'file:///etc/hostname'> %p;]><domain/>" })
	void aDoctypeIsRefusedWithTheRemedy(String xml) {
		XmlException refusal = refused(xml);
		assertTrue(refusal.getMessage().startsWith("domain XML of web, line 1, column "), refusal.getMessage());
		assertTrue(refusal.getMessage().endsWith("a DOCTYPE is not accepted; remove it"), refusal.getMessage());
	}

	@Test
	void aBrokenDocumentNamesSubjectLineAndColumn() {
		XmlException refusal = refused("<domain>\n  <name>web</nane>\n</domain>");
		assertTrue(refusal.getMessage().startsWith("domain XML of web, line 2, column 14: "), refusal.getMessage());
		assertTrue(refusal.getMessage().contains("name"), refusal.getMessage());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  \n ", "no xml", "<domain", "<domain/><domain/>", "<domain>&undefined;</domain>", "<domain a='1' a='2'/>",
			"<domain>\u0000</domain>" })
	void whatIsNoXmlIsRefused(String xml) {
		assertTrue(refused(xml).getMessage().startsWith("domain XML of web"));
	}

	@Test
	void anotherRootIsNamed() {
		assertEquals("domain XML of web: it begins with <network>; expected <domain>", refused("<network/>").getMessage());
	}

	@Test
	void aDocumentPastTheLimitIsRefusedBeforeItIsParsed() {
		String huge = "<domain>" + " ".repeat(SafeXml.MAXIMUM_LENGTH) + "</domain>";
		assertTrue(refused(huge).getMessage().contains("more than 16777216 are not read"));
	}

	@Test
	void depthIsLimited() throws XmlException {
		int deep = SafeXml.MAXIMUM_DEPTH - 1;
		SafeXml.parse("<domain>" + "<a>".repeat(deep) + "</a>".repeat(deep) + "</domain>", "domain XML of web", "domain");
		String tooDeep = "<domain>" + "<a>".repeat(10_000) + "</a>".repeat(10_000) + "</domain>";
		assertTrue(refused(tooDeep).getMessage().contains("nested deeper than 128 levels"), refused(tooDeep).getMessage());
	}

	@Test
	void aLargeHonestDocumentIsRead() throws XmlException {
		String features = "<feature name='avx512'/>".repeat(100_000);
		assertEquals(100_000, SafeXml.parse("<cpu>" + features + "</cpu>", "CPU", "cpu").children("feature").size());
	}

	@Test
	void aParserThatMetBrokenXmlSpoilsNoOther() throws XmlException {
		for (int i = 0; i < 50; i++) {
			refused("<domain><name>\u0000");
			refused("<!DOCTYPE domain><domain/>");
			assertEquals("web-" + i, SafeXml.parse("<domain><name>web-" + i + "</name></domain>", "it", "domain").text("name"));
		}
	}

	@Test
	void anElementIsWrittenAsItWasRead() throws XmlException {
		String xml = "<cpu mode=\"a &amp; &lt;b&gt; &quot;c&quot; 'd'&#10;\"><model fallback=\"allow\">x &amp; &lt;y&gt; \"z\"\n\u540d\ud83d\ude00</model><feature/></cpu>";
		assertEquals(xml, SafeXml.parse("<domain>" + xml + "</domain>", "it", "domain").child("cpu").orElseThrow().toXml());
	}

	@Test
	void nothingIsPrintedForABrokenDocument() {
		PrintStream before = System.err;
		ByteArrayOutputStream printed = new ByteArrayOutputStream();
		System.setErr(new PrintStream(printed, true));
		try {
			refused("<domain>");
		} finally {
			System.setErr(before);
		}
		assertEquals("", printed.toString());
	}
}
