// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.Agent;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.GraphicsRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.DomainXml.Status;
import org.orrery.hypervisor.xml.XmlException;

class DomainXmlTest {
	private static final Status RUNNING = new Status(DomainState.RUNNING, "booted", true, false);
	private static final long MIB = 1024 * 1024;

	private static DomainRecord read(String xml) throws XmlException {
		return DomainXml.read(xml, "test", RUNNING);
	}

	/** The smallest domain around some elements. */
	private static String domain(String elements) {
		return "<domain><name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>" + elements + "</domain>";
	}

	@Test
	void aRunningDomainOfARealHost() throws XmlException {
		DomainRecord domain = read(TestResource.text("running-domain.xml"));
		assertEquals(UUID.fromString("7ba76753-3e94-5ad1-b16c-7c91cef0690c"), domain.uuid());
		assertEquals("web-1", domain.name());
		assertEquals(1, domain.id());
		assertEquals(DomainState.RUNNING, domain.state());
		assertEquals("booted", domain.stateReason());
		assertEquals("qemu", domain.domainType());
		assertEquals(96 * MIB, domain.memory());
		assertEquals("pc-q35-7.2", domain.machine());
		assertEquals("x86_64", domain.architecture());
		assertEquals("/usr/bin/qemu-system-x86_64", domain.emulator());
		assertEquals(List.of("hd"), domain.boot());
		assertEquals(List.of(new DiskRecord("vda", "virtio", "file", "disk", "/srv/orrery/shared/web-1.qcow2", "", "qcow2", "none", false,
				false)), domain.disks());
		assertEquals(List.of(new GraphicsRecord("vnc", 5900, "0.0.0.0")), domain.graphics());
		assertEquals(Agent.CONNECTED, domain.agent());
		assertEquals("web-1 of lab libvirt", domain.title());
		assertTrue(domain.cpuXml().startsWith("<cpu ") && domain.cpuXml().contains("qemu64"), domain.cpuXml());
	}

	@Test
	void aRunningNicBelongsToItsNetworkThoughItsTypeSaysBridge() throws XmlException {
		assertEquals(List.of(new NicRecord("52:54:00:98:00:01", "virtio", "network", "vm-data", "", "vnet0", true)),
				read(TestResource.text("running-domain.xml")).nics());
	}

	@Test
	void oneOfEachDevice() throws XmlException {
		DomainRecord domain = read(TestResource.text("every-device.xml"));
		assertEquals(UUID.fromString("4f2a1b7c-9d3e-4a5b-8c6d-7e8f90a1b2c3"), domain.uuid());
		assertEquals(-1, domain.id());
		assertEquals(4096 * MIB, domain.maximumMemory());
		assertEquals(2048 * MIB, domain.memory());
		assertEquals(2, domain.vcpus());
		assertEquals(8, domain.maximumVcpus());
		assertEquals(List.of("52:54:00:00:00:01", "sda"), domain.boot());
		assertEquals("Has one of each.\nSecond line.", domain.description());
		assertEquals(List.of("/dev/vg0/root", "rbd:pool/image", "fast/data.qcow2", "nvme:0000:04:00.0/1", ""),
				domain.disks().stream().map(DiskRecord::source).toList());
		assertEquals(new DiskRecord("sdb", "scsi", "network", "disk", "rbd:pool/image", "rbd", "raw", "default", false, true),
				domain.disks().get(1));
		assertEquals(new DiskRecord("sdd", "sata", "file", "cdrom", "", "", "", "default", true, false), domain.disks().get(4));
		assertEquals(List.of("lan", "uplink", "eth4", "0000:0a:10.2", ""), domain.nics().stream().map(NicRecord::source).toList());
		assertEquals(List.of("network", "network", "direct", "hostdev", "user"), domain.nics().stream().map(NicRecord::type).toList());
		assertEquals("web", domain.nics().get(0).portGroup());
		assertEquals(new NicRecord("52:54:00:00:00:02", "", "network", "uplink", "", "macvtap0", false), domain.nics().get(1));
		assertEquals(List.of(new GraphicsRecord("spice", -1, "127.0.0.1"), new GraphicsRecord("vnc", -1, "")), domain.graphics());
		assertEquals(List.of("pci 0000:03:00.0", "usb 0x1234:0xbeef", "mdev c2177883-f1bb-47f0-914d-32a22e3a8804", "pci 0000:0a:10.2",
				"nvme 0000:04:00.0"), domain.hostDevices());
		assertEquals(Agent.DISCONNECTED, domain.agent());
	}

	@Test
	void aMinimalDomainHasDefaults() throws XmlException {
		DomainRecord domain = read(domain(""));
		assertEquals(1, domain.vcpus());
		assertEquals(0, domain.memory());
		assertEquals(List.of(), domain.boot());
		assertEquals("", domain.cpuXml());
		assertEquals(Agent.NOT_CONFIGURED, domain.agent());
	}

	@ParameterizedTest
	@ValueSource(strings = { "web \"1\" & 'two' <3>", "\uD83D\uDE80 rocket \u00e4\u00f6\u00fc", "\u05d0\u05d1\u05d2 rtl", "-dash; rm" })
	void namesAreKeptAsTheyAre(String name) throws XmlException {
		String escaped = name.replace("&", "&amp;").replace("<", "&lt;");
		assertEquals(name, read(domain("").replace("<name>a</name>", "<name>" + escaped + "</name>")).name());
	}

	@Test
	void aNameOf255Characters() throws XmlException {
		String name = "n".repeat(255);
		assertEquals(name, read(domain("").replace("<name>a</name>", "<name>" + name + "</name>")).name());
	}

	@ParameterizedTest
	@CsvSource({ "1,b,1", "1,bytes,1", "3,KB,3000", "3,KiB,3072", "3,k,3072", "2,MB,2000000", "2,MiB,2097152", "1,G,1073741824", "1,TiB,1099511627776" })
	void unitsOfMemory(long value, String unit, long bytes) throws XmlException {
		assertEquals(bytes, read(domain("<memory unit='" + unit + "'>" + value + "</memory>")).maximumMemory());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "<name>a</name>|<uuid> is missing or empty",
			"<name>a</name><uuid>xyz</uuid>|<uuid> is not a UUID: xyz", "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid>|<name> is missing or empty",
			"<name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory unit='parsec'>1</memory>|<memory> has an unknown unit: parsec",
			"<name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory unit='EiB'>99</memory>|<memory> has an unknown unit: EiB",
			"<name>a</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><vcpu>many</vcpu>|<vcpu> is not a number: many" })
	void faultsNameDomainAndElement(String elements, String fault) {
		XmlException refusal = assertThrows(XmlException.class, () -> read("<domain>" + elements + "</domain>"));
		assertTrue(refusal.getMessage().startsWith("domain XML of test, in <"), refusal.getMessage());
		assertTrue(refusal.getMessage().endsWith(fault), refusal.getMessage());
	}
}
