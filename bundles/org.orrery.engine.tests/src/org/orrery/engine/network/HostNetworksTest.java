// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.xml.DomainXml;
import org.orrery.hypervisor.xml.XmlException;

/** Which port of which switch a NIC is at. */
class HostNetworksTest {
	private static final String MAC = "52:54:00:00:00:01";
	private static final String OTHER_MAC = "52:54:00:00:00:02";

	private final NetworkRecord lan = new NetworkRecord(new UUID(2, 1), "lan", true, true, true, "bridge", "br0", "", List.of(), List.of());

	private static DomainRecord vm(String type, String source, String tap) throws XmlException {
		return DomainXml.read("""
				<domain type='kvm' id='3'><name>web</name><uuid>6695eb01-f6a4-8304-79aa-97f2502e193f</uuid><memory>1024</memory><vcpu>1</vcpu>
				<os><type>hvm</type></os><devices><interface type='%s'><mac address='%s'/><source %s='%s'/><target dev='%s'/></interface></devices></domain>
				""".formatted(type, MAC, type, source, tap), "web", new DomainXml.Status(DomainState.RUNNING, "", true, false));
	}

	private static PortConfig port(String device, String mac) {
		return new PortConfig(device, PortConfig.Kind.VM, List.of(device), Teaming.NONE, Vlan.none(), Rate.UNLIMITED, true, Map.of(), Map.of(Marks.MAC, mac));
	}

	private VmPort placed(DomainRecord vm, PortConfig... ports) {
		TreeMap<String, PortConfig> byName = new TreeMap<>();
		for (PortConfig port : ports)
			byName.put(port.name(), port);
		HostInventory host = new HostInventory(ConnectionDefinition.of("sim://f/h1", "", "", ""),
				new ConnectionStatus(ConnectionState.ACTIVE, Instant.EPOCH, "", "", null, 0, 1), null, null, Map.of(), Map.of(), Map.of(),
				Map.of(lan.uuid(), lan), List.of(), Map.of(), List.of(), List.of(), null);
		FabricLink.State state = new FabricLink.State(FabricHealth.READY, "", "", "", "", "", Set.of(),
				List.of(new SwitchConfig("dvs0", 0, byName, List.of(), List.of(), Map.of())), Instant.EPOCH);
		return HostNetworks.of(host, List.of(vm), state).vms().getFirst();
	}

	@Test
	void aNicIsAtThePortOfItsDevice() throws XmlException {
		VmPort placed = placed(vm("bridge", "dvs0", "vnet4"), port("vnet1", MAC), port("vnet4", MAC));
		assertEquals("dvs0", placed.on());
		assertEquals("vnet4", placed.port().name());
	}

	/** The host lost its power while the VM ran at the switch; now it runs at a bridge. */
	@Test
	void aPortThatWasLeftIsNoPlaceOfANicThatIsAtABridge() throws XmlException {
		assertNull(placed(vm("bridge", "br0", "vnet4"), port("vnet1", MAC)).port());
		assertNull(placed(vm("network", "lan", "vnet4"), port("vnet1", MAC)).port());
	}

	@Test
	void aDeviceThatHasTheNameOfOneThatWasLeftIsAnother() throws XmlException {
		assertNull(placed(vm("bridge", "br0", "vnet1"), port("vnet1", OTHER_MAC)).port());
		assertNull(placed(vm("bridge", "br0", "vnet1"), port("vnet1", MAC)).port());
	}

	@Test
	void whereNothingIsKnownOfTheNetworkTheAddressDecides() throws XmlException {
		assertEquals("vnet1", placed(vm("network", "tenants", ""), port("vnet1", MAC), port("vnet2", OTHER_MAC)).port().name());
	}
}
