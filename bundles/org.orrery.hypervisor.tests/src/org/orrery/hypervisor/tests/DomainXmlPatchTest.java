// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.DomainXml.Status;
import org.orrery.hypervisor.xml.DomainXmlPatch;
import org.orrery.hypervisor.xml.XmlException;

class DomainXmlPatchTest {
	private static final Status OFF = new Status(DomainState.SHUT_OFF, "", true, false);

	@Test
	void whatIsUnknownStays() throws XmlException {
		String before = TestResource.text("every-device.xml");
		String after = DomainXmlPatch.of(before, "test").title("New <title>").description("").toXml();
		assertTrue(after.contains("<other:thing xmlns:other=\"urn:example:other\"><other:domain>not ours</other:domain></other:thing>"), after);
		DomainRecord was = DomainXml.read(before, "before", OFF);
		DomainRecord is = DomainXml.read(after, "after", OFF);
		assertEquals("New <title>", is.title());
		assertEquals("", is.description());
		assertFalse(after.contains("<description"));
		assertEquals(was.disks(), is.disks());
		assertEquals(was.nics(), is.nics());
		assertEquals(was.hostDevices(), is.hostDevices());
	}

	@Test
	void anExistingTextIsReplacedInPlace() throws XmlException {
		String after = DomainXmlPatch.of(TestResource.text("running-domain.xml"), "test").title("Two\nlines").toXml();
		assertEquals("Two lines", DomainXml.read(after, "after", OFF).title());
		assertEquals(1, after.split("<title>", -1).length - 1);
	}

	@Test
	void noChangeChangesNothingThatIsRead() throws XmlException {
		String before = TestResource.text("running-domain.xml");
		assertEquals(DomainXml.read(before, "before", OFF), DomainXml.read(DomainXmlPatch.of(before, "test").toXml(), "after", OFF));
	}
}
