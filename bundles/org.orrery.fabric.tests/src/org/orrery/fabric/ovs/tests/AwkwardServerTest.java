// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.ovs.OvsFabric;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Database servers that break off, fall silent, or are of another version. */
@Timeout(120)
class AwkwardServerTest {
	@TempDir
	Path folder;
	private DatabaseServer server;

	@AfterEach
	void stop() throws Exception {
		if (server != null)
			server.close();
	}

	private static OvsdbConnection.Settings settings(int seconds) {
		return new OvsdbConnection.Settings(null, Duration.ofSeconds(5), Duration.ofSeconds(seconds), Duration.ofSeconds(2));
	}

	private static FabricStep bridge() {
		return new FabricStep.CreateSwitch(
				new SwitchConfig("br0", 0, new TreeMap<>(), List.of(), List.of(), Map.of(Marks.SWITCH, new UUID(2, 0).toString())));
	}

	/** Passes everything on until the client sends a transaction, then hangs up: before the server has got it, or after. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void aServerThatClosesInTheMiddleOfATransactionLeavesItOpenWhatHappened(boolean delivered) throws Exception {
		server = DatabaseServer.start(folder);
		server.startSwitch();
		server.control();
		try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.ofPlatform().daemon().start(() -> relay(listening, delivered));
			try (OvsFabric fabric = OvsFabric.open(OvsdbAddress.parse("tcp:127.0.0.1:" + listening.getLocalPort()), settings(20), "netdev")) {
				FabricException lost = assertThrows(FabricException.class, () -> fabric.apply(List.of(bridge()), "test"));
				assertEquals(Code.LOST, lost.code(), lost.getMessage());
				assertTrue(lost.isOutcomeUnknown());
				assertThrows(FabricException.class, fabric::switches, "what was seen before is not told as if it were so now");
			}
		}
		try (OvsFabric again = OvsFabric.open(server.address(), settings(20), "netdev")) {
			assertEquals(delivered, has(again, delivered), "whoever looks sees what is true");
		}
	}

	private static boolean has(OvsFabric fabric, boolean wanted) throws Exception {
		boolean there = !wanted;
		for (int i = 0; i < 100 && there != wanted; i++) {
			there = fabric.switches().stream().anyMatch(made -> made.name().equals("br0"));
			Thread.sleep(20);
		}
		return there;
	}

	private void relay(ServerSocket listening, boolean deliver) {
		try (Socket client = listening.accept(); SocketChannel behind = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("db.sock")))) {
			Thread.ofPlatform().daemon().start(() -> {
				try {
					Channels.newInputStream(behind).transferTo(client.getOutputStream());
				} catch (IOException e) {
					// hung up
				}
			});
			byte[] bytes = new byte[1 << 16];
			for (int count = client.getInputStream().read(bytes); count > 0; count = client.getInputStream().read(bytes)) {
				boolean transaction = new String(bytes, 0, count, StandardCharsets.UTF_8).contains("\"transact\"");
				if (transaction && !deliver)
					return;
				if (transaction)
					client.shutdownOutput();
				behind.write(ByteBuffer.wrap(bytes, 0, count));
				if (transaction) {
					Thread.sleep(300);
					return;
				}
			}
		} catch (IOException | InterruptedException e) {
			// the test is over
		}
	}

	@Test
	void aServerThatStopsAnsweringIsGivenUpWithinItsLimit() throws Exception {
		server = DatabaseServer.start(folder);
		server.startSwitch();
		server.control();
		try (OvsFabric fabric = OvsFabric.open(server.address(), settings(3), "netdev")) {
			server.freeze();
			FabricException silent = assertThrows(FabricException.class, () -> fabric.apply(List.of(bridge()), "test"));
			assertTrue(silent.isOutcomeUnknown(), silent.code() + " " + silent.getMessage());
			FabricException look = assertThrows(FabricException.class, () -> fabric.inside().look("br0"));
			assertTrue(look.isOutcomeUnknown(), look.code() + " " + look.getMessage());
		}
	}

	@Test
	void anOlderSchemaIsReadAsFarAsItGoes() throws Exception {
		server = DatabaseServer.start(folder, schema("Bridge", "ipfix", "2.3.1"));
		root();
		server.vsctl("add-br", "br-old");
		try (OvsFabric fabric = OvsFabric.open(server.address(), settings(20), "netdev")) {
			assertEquals("br-old", fabric.switches().get(0).name());
			assertEquals(List.of(), fabric.switches().get(0).exports());
		}
	}

	@Test
	void aSchemaThatLacksWhatIsNeededIsNamed() throws Exception {
		server = DatabaseServer.start(folder, schema("Port", "vlan_mode", "0.9.9"));
		FabricException refused = assertThrows(FabricException.class, () -> OvsFabric.open(server.address(), settings(20), "netdev"));
		assertEquals(Code.UNSUPPORTED, refused.code());
		for (String word : List.of("0.9.9", "vlan_mode", "Port"))
			assertTrue(refused.getMessage().contains(word), refused.getMessage());
	}

	private void root() throws Exception {
		try (OvsdbConnection connection = server.connect()) {
			server.root(connection);
		}
	}

	/** Open vSwitch's own without one column. */
	private Path schema(String table, String column, String version) throws IOException {
		JsonObject schema = JsonParser.parseString(Files.readString(DatabaseServer.SCHEMA)).getAsJsonObject();
		schema.addProperty("version", version);
		schema.remove("cksum");
		schema.getAsJsonObject("tables").getAsJsonObject(table).getAsJsonObject("columns").remove(column);
		return Files.writeString(folder.resolve("old.ovsschema"), schema.toString());
	}
}
