// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.PortProfile.Security;
import org.orrery.fabric.inside.Neighbour;

/** What the profiles of a drawn switch keep guests from, and what an analyser and a collector see of them. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(600)
class NetworkTrafficLabTest extends DrawnLab {
	private static final Security ALL = new Security(true, null, true, true);
	private static final String FORGED = "52:54:00:66:66:66";
	/** Of the lab's client, where this test runs, in the management network. */
	private static final String COLLECTOR = "10.99.0.1";

	/** Rules of a switch are set by ssh. */
	private void overSsh() throws Exception {
		for (Lab.Host host : lab.hosts())
			engine.engine.connections().update(engine.engine.connections().find(host.name()).orElseThrow().definition().withSwitches("ssh:root@" + host.name()));
		LabEngine.await(() -> networks.hosts().stream().allMatch(host -> host.isReady() && host.address().startsWith("ssh:")), () -> networks.hosts().toString());
	}

	private void plugTwo() throws Exception {
		for (int vm = 0; vm < 2; vm++)
			plugForNextStart(lab.vms().get(vm), profile("ten"));
		guest(0).awaitBooted();
		guest(1).awaitBooted();
		follow();
		assertTrue(reaches(0, 1));
	}

	@Test
	void aGuestThatForgesItsAddressOrServesDhcpIsCut() throws Exception {
		overSsh();
		apply(drawn.secured(ALL));
		plugTwo();
		assertTrue(forgedPing(), "the profile lets it change its address");
		assertTrue(isServed(), "and serve DHCP");

		apply(drawn.secured(Security.STRICT));
		assertEquals(new PortGuard(nic(lab.vms().get(0)).mac(), true), nic(lab.vms().get(0)).port().guard());
		assertFalse(forgedPing(), "another address");
		assertFalse(isServed(), "a VM's answer to a question for an address");
		assertTrue(reaches(0, 1), "its own traffic goes on");
		assertEquals(lab.vms().get(1).name(), http(0, 1));

		Lab.Vm moved = lab.vms().get(0);
		Lab.Host from = lab.hostOf(moved.name());
		assertDone(engine.run(engine.migration(moved.name(), moved.uuid(), from, lab.other(from), lab.options())));
		LabEngine.await(() -> nic(moved).vm().connection().equals(lab.other(from).name()) && nic(moved).port() != null, () -> nic(moved).toString());
		follow();
		assertFalse(forgedPing(), "after the move");
		assertTrue(reaches(0, 1));

		// Another start of the switch's daemon knows of no rule: the difference is seen, and set right as the console does by itself.
		Lab.Host at = lab.hostOf(lab.vms().get(1).name());
		lab.onHost(at, "ovs-ofctl", "-O", "OpenFlow13", "del-flows", "dvs0", "cookie=0x4f72726572790001/-1");
		assertFalse(networks.plan(drawn.secured(Security.STRICT)).isEmpty());
		follow();
		assertTrue(networks.plan(drawn.secured(Security.STRICT)).isEmpty(), () -> networks.plan(drawn.secured(Security.STRICT)).changes().toString());
		assertFalse(isServed());
		assertTrue(reaches(0, 1));

		// A host without power comes back with its switches and VMs, whose ports are new.
		lab.unplug(at);
		lab.plug(at);
		lab.startAll();
		guest(0).awaitBooted();
		guest(1).awaitBooted();
		LabEngine.await(() -> networks.host(at.name()).orElseThrow().isReady() && !networks.unmarkedPorts().isEmpty(), () -> networks.hosts().toString());
		follow();
		assertEquals(new PortGuard(nic(lab.vms().get(1)).mac(), true), nic(lab.vms().get(1)).port().guard());
		assertFalse(isServed(), "after the host's restart");
		assertTrue(reaches(0, 1));
	}

	/** Whether the first guest reaches the second under an address that is not its own; it has its own again afterwards. */
	private boolean forgedPing() throws IOException {
		String mac = nic(lab.vms().get(0)).mac();
		String address = lab.vms().get(1).address();
		String said = guest(0).output("ip link set eth0 address " + FORGED + "; ip neigh flush dev eth0; for n in $(seq 4); do ping -c 1 -W 1 " + address
				+ " && break; done; ip link set eth0 address " + mac + "; ip neigh flush dev eth0");
		guest(1).output("ip neigh flush dev eth0");
		return said.contains(" bytes from ");
	}

	/** Whether the first guest gets an address from the second. */
	private boolean isServed() throws IOException {
		guest(1).output("mkdir -p /var/lib/misc /run; touch /run/leases; printf 'start 10.98.0.180\\\\nend 10.98.0.190\\\\ninterface eth0\\\\nlease_file /run/leases\\\\n"
				+ "pidfile /run/udhcpd.pid\\\\n' > /run/udhcpd.conf; udhcpd /run/udhcpd.conf; sleep 1");
		try {
			return guest(0).output("udhcpc -i eth0 -n -q -t 4 -T 2 -s /bin/true 2>&1").contains("obtained");
		} finally {
			guest(1).output("kill $(cat /run/udhcpd.pid)");
		}
	}

	/** A cable of a host's own, at whose other end a switch says who it is. The lab does without lldpd, whose package speaks on all of a machine's cables. */
	@Test
	void theSwitchAtTheOtherEndOfACableIsTold() throws Exception {
		assumeTrue(Lab.run(List.of("sh", "-c", "command -v lldpd")).code() == 0, "lldpd is not installed on this machine");
		overSsh();
		Lab.Host host = lab.host(2);
		FabricException silent = assertThrows(FabricException.class, () -> networks.inside().neighbours(host.name()));
		assertTrue(silent.code() == FabricException.Code.UNSUPPORTED && silent.detail().contains("Install lldpd"), silent.getMessage());
		lab.onHost(host, "sh", "-e", "-c", """
				ip link add cable type veth peer name cable-end; ip link set cable up; ip link set cable-end up; mkdir -p /run/lldpd
				lldpd -d -r -I cable > /run/lldpd.log 2>&1 < /dev/null & echo $! > /run/lldpd.own
				for n in $(seq 100); do [ -S /run/lldpd.socket ] && break; sleep 0.1; done; [ -S /run/lldpd.socket ] || cat /run/lldpd.log
				""");
		try {
			LabEngine.await(() -> heard(host).equals(List.of(new Neighbour("cable", "leaf-3.example", "02:aa:bb:cc:dd:01", "Gi1/0/17", "to rack 7", 99, 9216))),
					() -> heard(host).toString());
		} finally {
			lab.onHost(host, "sh", "-c", "kill $(cat /run/lldpd.own); ip link del cable; rm -f /run/lldpd.socket; true");
		}
	}

	private List<Neighbour> heard(Lab.Host host) {
		try {
			lab.onHost(host, "python3", "-c", """
					import socket, struct
					def part(kind, value): return struct.pack("!H", kind << 9 | len(value)) + value
					said = part(1, b"\\x04" + bytes.fromhex("02aabbccdd01")) + part(2, b"\\x05Gi1/0/17") + part(3, struct.pack("!H", 120)) + part(4, b"to rack 7")
					said += part(5, b"leaf-3.example") + part(127, bytes.fromhex("0080c201") + struct.pack("!H", 99))
					said += part(127, bytes.fromhex("00120f04") + struct.pack("!H", 9216)) + part(0, b"")
					wire = socket.socket(socket.AF_PACKET, socket.SOCK_RAW); wire.bind(("cable-end", 0))
					wire.send(bytes.fromhex("0180c200000e02aabbccdd0288cc") + said)
					""");
			return networks.inside().neighbours(host.name());
		} catch (IOException | FabricException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void anAnalyserAndACollectorSeeWhatGuestsSend() throws Exception {
		apply(drawn.design(10, 20));
		plugTwo();
		Lab.Host at = lab.hostOf(lab.vms().get(0).name());
		lab.onHost(at, "sh", "-e", "-c", "ip link add mon type veth peer name mon-end; ip link set mon up; ip link set mon-end up; ovs-vsctl add-port dvs0 mon");
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName(COLLECTOR))) {
			List<FlowExport> exports = new ArrayList<>();
			for (FlowExport.Kind kind : FlowExport.Kind.values())
				exports.add(new FlowExport(kind, List.of(COLLECTOR + ':' + socket.getLocalPort()), 1, 1));
			LabEngine.await(() -> networks.host(at.name()).orElseThrow().switches().stream().anyMatch(made -> made.ports().containsKey("mon")), () -> "mon");
			apply(drawn.watched(List.of(new Mirror("watch", List.of("ten"), Mirror.Direction.BOTH, "mon")), exports));
			String copies = copies(at);
			assertTrue(Integer.parseInt(copies) > 0, "frames between the guests at the analyser: " + copies);
			Map<FlowExport.Kind, Set<String>> told = collect(socket);
			System.out.println("mirror: " + copies + " copies; collector: " + told);
			assertEquals(Set.of(FlowExport.Kind.values()), told.keySet());
			told.forEach((kind, from) -> assertFalse(from.isEmpty()));
		} finally {
			lab.onHost(at, "sh", "-c", "ovs-vsctl --if-exists del-port mon; ip link del mon; true");
		}
	}

	/** How many frames of echo between both guests come to the analyser's end while they ping. */
	private String copies(Lab.Host at) throws Exception {
		String own = nic(lab.vms().get(0)).mac().replace(":", "");
		String other = nic(lab.vms().get(1)).mac().replace(":", "");
		guest(0).start("ping -c 30 " + lab.vms().get(1).address());
		return lab.onHost(at, "python3", "-c", """
				import socket, time
				s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)); s.bind(("mon-end", 0)); s.settimeout(1)
				pair = {bytes.fromhex("%s"), bytes.fromhex("%s")}; seen = 0; end = time.time() + 20
				while seen < 4 and time.time() < end:
				    try:
				        frame = s.recv(2000)
				        at = frame.find(b"\\x08\\x00\\x45"); seen += {frame[:6], frame[6:12]} == pair and at in (12, 16) and frame[at + 11] == 1
				    except TimeoutError:
				        pass
				print(seen)
				""".formatted(own, other)).strip();
	}

	/** What came within some seconds, by its head: version 5 of NetFlow, 5 in four bytes of sFlow, 10 of IPFIX; from whom. */
	private Map<FlowExport.Kind, Set<String>> collect(DatagramSocket socket) throws IOException {
		Map<FlowExport.Kind, Set<String>> told = new EnumMap<>(FlowExport.Kind.class);
		socket.setSoTimeout(1000);
		DatagramPacket datagram = new DatagramPacket(new byte[65536], 65536);
		for (int n = 0; n < 2000 && told.size() < 3; n++)
			try {
				socket.receive(datagram);
				ByteBuffer head = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
				FlowExport.Kind kind = head.getInt(0) == 5 ? FlowExport.Kind.SFLOW : head.getShort(0) == 10 ? FlowExport.Kind.IPFIX : FlowExport.Kind.NETFLOW;
				int length = head.getShort(2) & 0xffff;
				assertTrue(kind != FlowExport.Kind.NETFLOW || head.getShort(0) == 5 && datagram.getLength() == 24 + 48 * length, "NetFlow 5: 24 bytes and 48 for each flow");
				assertTrue(kind != FlowExport.Kind.IPFIX || length == datagram.getLength(), "IPFIX says its own length");
				told.computeIfAbsent(kind, any -> new TreeSet<>()).add(datagram.getAddress().getHostAddress());
			} catch (SocketTimeoutException e) {
				if (n > 60)
					break;
			}
		return told;
	}
}
