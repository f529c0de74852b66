// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.Mirror;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.design.PortProfile;
import org.orrery.fabric.design.PortProfile.Capability;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.plan.Planner;
import org.orrery.fabric.plan.Planner.HostState;
import org.orrery.fabric.plan.VmNic;

/** What a design says of mirrors, flow exports and limits, done by a real Open vSwitch and received by a real analyser and collector. */
@Timeout(120)
class TrafficFunctionsTest extends SwitchTestBase {
	private static final UUID HOST = new UUID(1, 1);
	private static final UUID SWITCH = new UUID(2, 2);
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";
	private static final List<VmNic> NICS = List.of(new VmNic(ONE, 1, "web"), new VmNic(TWO, 2, "web"));
	private static final int IPFIX = 10;

	@BeforeEach
	void plugVms() throws Exception {
		apply(design(Rate.UNLIMITED, List.of(), List.of()));
		for (String[] vm : new String[][] { { "vnet1", ONE }, { "vnet2", TWO } })
			server.vsctl("add-port", "dvs0", vm[0], "--", "set", "Interface", vm[0], "external-ids:attached-mac=\"" + vm[1] + "\"");
		server.vsctl("add-port", "dvs0", "mon", "--", "set", "Interface", "mon", "options:tx_pcap=" + folder.resolve("mon.pcap"));
		for (int i = 0; i < 400 && live().ports().size() < 3; i++)
			Thread.sleep(50);
	}

	private static NetworkDesign design(Rate rate, List<Mirror> mirrors, List<FlowExport> exports) {
		PortProfile web = new PortProfile("web", Capability.PORT, "", Vlan.access(10), rate, null, null, false, true);
		return new NetworkDesign("n", List.of(new DistributedSwitch(SWITCH, "dvs0", 7, 1500, List.of(new Member(3, HOST, "h1", "", List.of())), List.of(web),
				List.of(), mirrors, exports)));
	}

	private void apply(NetworkDesign design) throws FabricException {
		fabric.apply(new Planner(design).plan(state()).steps(), "test");
		assertEquals(List.of(), new Planner(design).plan(state()).steps(), "what is applied is not planned again");
	}

	private HostState state() throws FabricException {
		return new HostState(HOST, "h1", fabric.switches(), Map.of(SWITCH, NICS));
	}

	private SwitchConfig live() throws FabricException {
		return fabric.switches().get(0);
	}

	@Test
	void anAnalyserGetsCopiesOfWhatWatchedPortsSend() throws Exception {
		apply(design(Rate.UNLIMITED, List.of(new Mirror("watch", List.of("web"), Mirror.Direction.BOTH, "mon")), List.of()));
		List<byte[]> copies = List.of();
		for (int i = 0; i < 200 && copies.isEmpty(); i++) {
			server.receive("vnet1", ONE, TWO);
			Thread.sleep(50);
			copies = frames(folder.resolve("mon.pcap")).stream().filter(frame -> isFrom(frame, ONE)).toList();
		}
		assertTrue(!copies.isEmpty(), "the analyser got no copy within 10 s");
		assertArrayEquals(bytes(TWO), Arrays.copyOf(copies.get(0), 6), "of the frame that was sent");
		apply(design(Rate.UNLIMITED, List.of(), List.of()));
		server.receive("vnet2", TWO, ONE);
		server.receive("vnet1", ONE, TWO);
		int before = frames(folder.resolve("mon.pcap")).size();
		server.receive("vnet1", ONE, TWO);
		assertEquals(before, frames(folder.resolve("mon.pcap")).size(), "without the mirror a frame between two known ports goes to nobody else");
	}

	private static boolean isFrom(byte[] frame, String mac) {
		return frame.length >= 12 && Arrays.equals(bytes(mac), 0, 6, frame, 6, 12);
	}

	private static byte[] bytes(String mac) {
		return HexFormat.ofDelimiter(":").parseHex(mac);
	}

	/** Of libpcap's classic format, in this machine's order. */
	private static List<byte[]> frames(Path pcap) throws IOException {
		List<byte[]> frames = new ArrayList<>();
		if (!Files.exists(pcap))
			return frames;
		ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(pcap)).order(ByteOrder.nativeOrder());
		for (int at = 24; at + 16 <= file.limit();) {
			int length = file.getInt(at + 8);
			if (at + 16 + length > file.limit())
				break;
			byte[] frame = new byte[length];
			file.get(at + 16, frame);
			frames.add(frame);
			at += 16 + length;
		}
		return frames;
	}

	@Test
	void aCollectorGetsFlowsByIpfix() throws Exception {
		assertArrayEquals(new int[] { 0, IPFIX }, Arrays.copyOf(received(FlowExport.Kind.IPFIX), 2));
	}

	/** The first datagram, while a VM sends. */
	private int[] received(FlowExport.Kind kind) throws Exception {
		try (DatagramSocket collector = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
			collector.setSoTimeout(250);
			apply(design(Rate.UNLIMITED, List.of(), List.of(new FlowExport(kind, List.of("127.0.0.1:" + collector.getLocalPort()), 1, 1))));
			DatagramPacket datagram = new DatagramPacket(new byte[65536], 65536);
			for (int i = 0; i < 120; i++) {
				server.receive("vnet1", ONE, TWO);
				try {
					collector.receive(datagram);
					int[] told = new int[datagram.getLength()];
					for (int b = 0; b < told.length; b++)
						told[b] = datagram.getData()[b] & 0xff;
					return told;
				} catch (SocketTimeoutException e) {
					// not yet
				}
			}
			throw new AssertionError("the collector got nothing within 30 s");
		}
	}

	@Test
	void limitsOfAProfileReachItsPortsAndGoAgain() throws Exception {
		apply(design(new Rate(20_000_000, 5_000_000), List.of(), List.of()));
		assertEquals("5000", server.vsctl("get", "Interface", "vnet1", "ingress_policing_rate").strip());
		assertTrue(server.vsctl("--columns=other_config", "list", "QoS").contains("max-rate=\"20000000\""));
		apply(design(Rate.UNLIMITED, List.of(), List.of()));
		assertEquals("0", server.vsctl("get", "Interface", "vnet1", "ingress_policing_rate").strip());
		assertEquals("[]", server.vsctl("get", "Port", "vnet1", "qos").strip());
	}
}
