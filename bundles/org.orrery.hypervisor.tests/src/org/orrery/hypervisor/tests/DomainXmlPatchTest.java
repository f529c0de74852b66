// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRelocation;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.NicSource;
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

	@Test
	void whatIsCalledDifferentlyOnTheTargetIsRenamedAndNothingElse() throws XmlException {
		String before = TestResource.text("every-device.xml");
		DomainRecord was = DomainXml.read(before, "before", OFF);
		NicSource here = NicSource.of(was.nics().stream().filter(nic -> nic.type().equals("network")).findFirst().orElseThrow());
		String disk = was.disks().stream().filter(found -> found.type().equals("volume")).findFirst().orElseThrow().target();
		DomainRelocation relocation = new DomainRelocation(Map.of(here, NicSource.parse("production/red")), Map.of(disk, "/data/new <1>.qcow2"));
		String after = DomainXmlPatch.of(before, "test").relocate(relocation).toXml();

		assertEquals(relocation.apply(was), DomainXml.read(after, "after", OFF));
		assertTrue(after.contains("<other:thing xmlns:other=\"urn:example:other\"><other:domain>not ours</other:domain></other:thing>"), after);
	}

	@Test
	void aNetworkMayBecomeABridge() throws XmlException {
		String before = TestResource.text("running-domain.xml");
		DomainRecord was = DomainXml.read(before, "before", OFF);
		DomainRelocation relocation = new DomainRelocation(Map.of(NicSource.of(was.nics().get(0)), NicSource.parse("bridge:br7")), Map.of());
		DomainRecord is = DomainXml.read(DomainXmlPatch.of(before, "test").relocate(relocation).toXml(), "after", OFF);
		assertEquals("bridge:br7", NicSource.of(is.nics().get(0)).toString());
		assertEquals(was.disks(), is.disks());
	}
}
