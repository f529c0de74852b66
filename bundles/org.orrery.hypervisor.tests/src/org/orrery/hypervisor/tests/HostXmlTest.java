// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord.Cpu;
import org.orrery.hypervisor.HostRecord.NumaCell;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.InterfaceRecord.Kind;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.hypervisor.xml.CapabilitiesXml;
import org.orrery.hypervisor.xml.InterfaceXml;
import org.orrery.hypervisor.xml.NetworkDefinitionXml;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.PoolXml;
import org.orrery.hypervisor.xml.SnapshotXml;
import org.orrery.hypervisor.xml.VolumeXml;
import org.orrery.hypervisor.xml.XmlException;

/** What a host tells of itself: capabilities, networks, pools, volumes, interfaces, snapshots. */
class HostXmlTest {
	private static final UUID ID = UUID.fromString("dd8fe884-6c02-601e-7551-cca97df1c5df");
	private static final String UUID_XML = "<uuid>" + ID + "</uuid>";

	@Test
	void aNetworkIsReadAsItWasWritten() throws XmlException {
		NetworkDefinition definition = new NetworkDefinition(ID, "dvs \"0\"", "dvs0", List.of(new PortGroupRecord("plain", false, List.of(0), false),
				new PortGroupRecord("web <1>", false, List.of(10), false), new PortGroupRecord("all", false, List.of(), false),
				new PortGroupRecord("native", false, List.of(10, 20), true, 10)), Map.of("domain", "7", "slot", "3"));
		NetworkRecord read = NetworkXml.read(NetworkDefinitionXml.write(definition), "dvs0", true, true, true);
		assertEquals(definition, NetworkDefinition.of(read));
		assertEquals("openvswitch", read.virtualPort());
	}

	@Test
	void capabilitiesOfARealHost() throws XmlException {
		CapabilitiesXml capabilities = CapabilitiesXml.parse(TestResource.text("capabilities.xml"), "h1");
		assertEquals(Optional.of(UUID.fromString("bf1507e1-eb67-59ef-b7e4-696d79cba7c8")), capabilities.hostUuid());
		Cpu cpu = capabilities.cpu(2, 2000);
		assertEquals("Broadwell-noTSX-IBRS", cpu.model());
		assertEquals("Intel", cpu.vendor());
		assertEquals("x86_64", cpu.architecture());
		assertEquals(List.of("vme", "ss", "ht", "osxsave"), cpu.features());
		assertEquals(2, cpu.coresPerSocket());
		assertTrue(cpu.xml().startsWith("<cpu>"), cpu.xml());
		assertEquals(List.of(new NumaCell(0, 9892474880L, List.of(0, 1))), capabilities.numaCells());
		assertEquals(List.of("tcp", "rdma"), capabilities.migrationTransports());
		EmulatorRecord emulator = capabilities.emulators().stream().filter(found -> found.architecture().equals("x86_64")).findFirst().get();
		assertEquals("/usr/bin/qemu-system-x86_64", emulator.path());
		assertEquals("hvm", emulator.osType());
		assertEquals(List.of("qemu", "kvm"), emulator.domainTypes());
		assertTrue(emulator.machines().containsAll(List.of("pc-q35-7.2", "q35", "pc")), emulator.machines().toString());
	}

	@Test
	void capabilitiesOfAHostThatTellsLittle() throws XmlException {
		CapabilitiesXml capabilities = CapabilitiesXml.parse("<capabilities><host/></capabilities>", "h1");
		assertEquals(Optional.empty(), capabilities.hostUuid());
		assertEquals(4, capabilities.cpu(4, 0).logicalCpus());
		assertEquals("", capabilities.cpu(4, 0).xml());
		assertEquals(List.of(), capabilities.migrationTransports());
		assertEquals(List.of(), capabilities.emulators());
	}

	@Test
	void aNetworkWithPortGroups() throws XmlException {
		String xml = """
				<network><name>lan "1"</name>%s<forward mode='bridge'/><bridge name='ovsbr0'/><virtualport type='openvswitch'/>
				<portgroup name='web' default='yes'><vlan><tag id='10'/></vlan></portgroup>
				<portgroup name='trunk'><vlan trunk='yes'><tag id='10'/><tag id='20'/></vlan></portgroup>
				<portgroup name='plain'/></network>""".formatted(UUID_XML);
		assertEquals(new NetworkRecord(ID, "lan \"1\"", true, true, false, "bridge", "ovsbr0", "openvswitch", List.of(),
				List.of(new PortGroupRecord("web", true, List.of(10), false), new PortGroupRecord("trunk", false, List.of(10, 20), true),
						new PortGroupRecord("plain", false, List.of(), false))),
				NetworkXml.read(xml, "lan", true, true, false));
	}

	@Test
	void addressesOfANetworkInCidrForm() throws XmlException {
		String xml = """
				<network><name>n</name>%s<forward/><bridge name='virbr0'/><ip address='192.168.122.1' netmask='255.255.240.0'/>
				<ip address='10.0.0.1'/><ip family='ipv6' address='fd00::1' prefix='48'/></network>""".formatted(UUID_XML);
		NetworkRecord network = NetworkXml.read(xml, "n", false, true, true);
		assertEquals(List.of("192.168.122.1/20", "10.0.0.1/8", "fd00::1/48"), network.addresses());
		assertEquals("nat", network.forwardMode());
		assertEquals("isolated", NetworkXml.read("<network><name>n</name>" + UUID_XML + "</network>", "n", true, true, true).forwardMode());
	}

	@Test
	void poolsAndTheirSources() throws XmlException {
		String nfs = "<pool type='netfs'><name>nfs</name>" + UUID_XML + "<capacity unit='bytes'>100</capacity><allocation>40</allocation>"
				+ "<available>60</available><source><host name='filer'/><dir path='/export'/></source><target><path>/mnt</path></target></pool>";
		assertEquals(new PoolRecord(ID, "nfs", "netfs", true, true, false, "/mnt", "filer:/export", 100, 40, 60),
				PoolXml.read(nfs, "nfs", true, true, false));
		String rbd = "<pool type='rbd'><name>ceph</name>" + UUID_XML + "<source><host name='mon'/><name>vms</name></source></pool>";
		assertEquals("mon:vms", PoolXml.read(rbd, "ceph", true, true, false).source());
		String lvm = "<pool type='logical'><name>vg</name>" + UUID_XML + "<source><device path='/dev/sda'/><name>vg0</name></source></pool>";
		assertEquals("vg0", PoolXml.read(lvm, "vg", true, true, false).source());
	}

	@Test
	void sizesOfAnInactivePoolAreUnknown() throws XmlException {
		String xml = "<pool type='dir'><name>p</name>" + UUID_XML + "<capacity>0</capacity><allocation>0</allocation><available>0</available></pool>";
		PoolRecord pool = PoolXml.read(xml, "p", false, true, false);
		assertEquals(List.of(-1L, -1L, -1L), List.of(pool.capacity(), pool.allocation(), pool.available()));
	}

	@Test
	void aVolume() throws XmlException {
		String xml = "<volume type='file'><name>a b.qcow2</name><key>/p/a b.qcow2</key><capacity unit='GiB'>2</capacity>"
				+ "<allocation unit='bytes'>4096</allocation><target><path>/p/a b.qcow2</path><format type='qcow2'/></target></volume>";
		assertEquals(new VolumeRecord("a b.qcow2", "/p/a b.qcow2", "/p/a b.qcow2", "qcow2", 2L << 30, 4096), VolumeXml.read(xml, "a"));
	}

	@Test
	void snapshots() throws XmlException {
		String xml = "<domainsnapshot><name>s2</name><parent><name>s1</name></parent><description>before</description><creationTime>1700000000"
				+ "</creationTime><state>running</state><memory snapshot='internal'/><disks><disk name='vda' snapshot='external'/></disks></domainsnapshot>";
		assertEquals(new SnapshotRecord("s2", "s1", "before", Instant.ofEpochSecond(1700000000), "running", true, true),
				SnapshotXml.read(xml, "s2", true));
	}

	@Test
	void aConfiguredBridgeHasMembers() throws XmlException {
		String xml = "<interface type='bridge' name='br0'><bridge stp='off'><interface type='ethernet' name='eth1'/>"
				+ "<interface type='ethernet' name='vnet0'/></bridge></interface>";
		assertEquals(new InterfaceRecord("br0", Kind.LINUX_BRIDGE, "", true, 0, List.of("eth1", "vnet0")), InterfaceXml.read(xml, "br0", true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "lo", "vnet0", "vnet12", "tap3", "macvtap1", "veth1a2b3c", "virbr0-nic" })
	void generatedDevicesAreNoPhysicalNics(String name) throws XmlException {
		assertEquals(Kind.OTHER, InterfaceXml.read("<interface type='ethernet' name='" + name + "'/>", name, true).kind());
	}

	@ParameterizedTest
	@ValueSource(strings = { "eth0", "enp3s0f1", "eno1", "ens192", "wlp2s0", "tapestry", "local0" })
	void othersArePhysicalNics(String name) throws XmlException {
		assertEquals(Kind.PHYSICAL, InterfaceXml.read("<interface type='ethernet' name='" + name + "'/>", name, true).kind());
	}

	@Test
	void theMtuIsKnownWhereTheInterfaceDriverIs() throws XmlException {
		InterfaceRecord nic = InterfaceXml.read("<interface type='ethernet' name='eth2'><mtu size='9000'/><link speed='10000' state='up'/></interface>", "eth2", true);
		assertEquals(9000, nic.mtu());
		assertEquals(0, InterfaceXml.read("<interface type='ethernet' name='eth2'/>", "eth2", true).mtu());
		assertThrows(XmlException.class, () -> InterfaceXml.read("<interface type='ethernet' name='eth2'><mtu size='large'/></interface>", "eth2", true));
	}

	@Test
	void nodeDevicesOfTheNetClass() throws XmlException {
		String nic = "<device><name>net_eth0</name><parent>pci_0000_02_00_0</parent><capability type='net'><interface>eth0</interface>"
				+ "<address>52:54:00:99:00:01</address><link speed='10000' state='up'/></capability></device>";
		assertEquals(Optional.of(new InterfaceRecord("eth0", Kind.PHYSICAL, "52:54:00:99:00:01", true, 10000, List.of())),
				InterfaceXml.readNodeDevice(nic, "net_eth0"));
		assertEquals(Kind.OTHER, InterfaceXml.readNodeDevice(nic.replace("pci_0000_02_00_0", "computer"), "net_eth0").get().kind());
		assertEquals(Optional.empty(), InterfaceXml.readNodeDevice("<device><name>d</name><capability type='pci'/></device>", "d"));
	}

	@Test
	void missingNamesAreReported() {
		assertThrows(XmlException.class, () -> InterfaceXml.read("<interface type='ethernet'/>", "x", true));
		assertThrows(XmlException.class, () -> VolumeXml.read("<volume/>", "x"));
		assertThrows(XmlException.class, () -> PoolXml.read("<pool><name>p</name></pool>", "x", true, true, true));
		assertThrows(XmlException.class, () -> NetworkXml.read("<network>" + UUID_XML + "</network>", "x", true, true, true));
	}

	/** libvirt's test driver subtracts and writes the result without a sign. */
	@Test
	void aPoolThatPromisesMoreThanItHasIsReadWithNothingLeft() throws XmlException {
		org.orrery.hypervisor.PoolRecord pool = org.orrery.hypervisor.xml.PoolXml.read("<pool type='dir'><name>thin</name>"
				+ "<uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><capacity unit='bytes'>107374182400</capacity>"
				+ "<allocation unit='bytes'>53687091200000</allocation><available unit='bytes'>18446690493992534016</available></pool>", "thin", true, true, false);
		assertEquals(0, pool.available());
		assertEquals(107374182400L, pool.capacity());
	}
}
