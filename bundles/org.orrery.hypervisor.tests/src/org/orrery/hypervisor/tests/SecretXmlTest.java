// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.xml.SecretXml;
import org.orrery.hypervisor.xml.XmlException;

class SecretXmlTest {
	private static final UUID ID = UUID.fromString("0a81f5b2-8403-7b23-c8d6-21ccc2f80d6f");

	@ParameterizedTest
	@CsvSource({ "volume, volume, /srv/disk.luks", "ceph, name, client.admin", "iscsi, target, libvirtiscsi", "tls, name, vnc", "vtpm, name, web-1" })
	void tellsWhatItIsFor(String type, String element, String usage) throws XmlException {
		String xml = "<secret ephemeral='no' private='yes'><uuid>" + ID + "</uuid><description>for Jo &amp; Co</description><usage type='" + type
				+ "'>\n    <" + element + ">" + usage + "</" + element + ">\n  </usage></secret>";
		assertEquals(new SecretRecord(ID, type, usage, "for Jo & Co", false, true), SecretXml.read(xml, "s"));
	}

	@Test
	void oneForNothingInParticular() throws XmlException {
		assertEquals(new SecretRecord(ID, "none", "", "", true, false), SecretXml.read("<secret ephemeral='yes' private='no'><uuid>" + ID
				+ "</uuid></secret>", "s"));
	}

	@Test
	void withoutAUuidItNamesThePlace() {
		XmlException failure = assertThrows(XmlException.class, () -> SecretXml.read("<secret/>", "odd"));
		assertTrue(failure.getMessage().contains("secret XML of odd") && failure.getMessage().contains("<uuid>"), failure.getMessage());
	}
}
