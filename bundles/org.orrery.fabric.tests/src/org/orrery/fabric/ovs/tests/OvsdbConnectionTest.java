// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbMonitor;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;
import org.orrery.fabric.ovs.ovsdb.OvsdbValue;

import com.google.gson.JsonArray;

/** Against a real ovsdb-server. */
@Timeout(120)
class OvsdbConnectionTest {
	private static final Map<String, List<String>> BRIDGES = Map.of("Open_vSwitch", List.of("bridges"), "Bridge",
			List.of("name", "datapath_type", "external_ids", "ports"));

	@TempDir
	Path folder;
	private DatabaseServer server;
	private OvsdbConnection connection;

	@BeforeEach
	void start() throws Exception {
		server = DatabaseServer.start(folder);
		connection = server.connect();
	}

	@AfterEach
	void stop() throws Exception {
		connection.close();
		server.close();
	}

	@Test
	void namesTheDatabasesOfTheServer() throws FabricException {
		List<String> names = new ArrayList<>();
		connection.call("list_dbs", new JsonArray()).getAsJsonArray().forEach(name -> names.add(name.getAsString()));
		assertTrue(names.contains(DatabaseServer.DATABASE), names.toString());
	}

	@Test
	void insertsWhatReferencesEachOtherInOneTransaction() throws FabricException {
		UUID root = server.root(connection);
		Map<String, UUID> rows = bridge("br0", root).commit(connection, DatabaseServer.DATABASE).rows();
		assertEquals(Set.of("bridge"), rows.keySet());
		try (OvsdbMonitor monitor = monitor(new LinkedBlockingQueue<>())) {
			OvsdbRow bridge = monitor.rows("Bridge").iterator().next();
			assertEquals(rows.get("bridge"), bridge.uuid());
			assertEquals("br0", bridge.text("name"));
			assertEquals(Map.of("owner", "a \"quoted\" name ☃"), bridge.map("external_ids"));
			assertEquals(List.of(bridge.uuid()), monitor.rows("Open_vSwitch").iterator().next().references("bridges"));
		}
	}

	@Test
	void monitorsHearOfChangesOfOthers() throws Exception {
		UUID root = server.root(connection);
		BlockingQueue<Set<String>> told = new LinkedBlockingQueue<>();
		try (OvsdbMonitor monitor = monitor(told); OvsdbConnection other = server.connect()) {
			told.clear();
			UUID bridge = bridge("br0", root).commit(other, DatabaseServer.DATABASE).rows().get("bridge");
			await(told, () -> monitor.rows("Bridge").size() == 1);
			new OvsdbTransaction().add("Bridge", bridge, "external_ids", OvsdbValue.map(Map.of("slot", "3"))).commit(other,
					DatabaseServer.DATABASE);
			await(told, () -> monitor.rows("Bridge").iterator().next().map("external_ids").size() == 2);
			assertEquals("br0", monitor.rows("Bridge").iterator().next().text("name"), "a change keeps the other columns");
			new OvsdbTransaction().remove("Open_vSwitch", root, "bridges", OvsdbValue.set(List.of(OvsdbValue.of(bridge)))).commit(other,
					DatabaseServer.DATABASE);
			await(told, () -> monitor.rows("Bridge").isEmpty());
		}
	}

	@Test
	void whatHasChangedMeanwhileIsNotOverwritten() throws Exception {
		UUID root = server.root(connection);
		UUID bridge = bridge("br0", root).commit(connection, DatabaseServer.DATABASE).rows().get("bridge");
		OvsdbRow seen;
		try (OvsdbMonitor monitor = monitor(new LinkedBlockingQueue<>())) {
			seen = monitor.rows("Bridge").iterator().next();
		}
		new OvsdbTransaction().update("Bridge", bridge, Map.of("external_ids", OvsdbValue.map(Map.of("owner", "somebody else")))).commit(
				connection, DatabaseServer.DATABASE);
		FabricException refused = assertThrows(FabricException.class,
				() -> new OvsdbTransaction().expect(seen, "Bridge", List.of("external_ids"))
						.update("Bridge", bridge, Map.of("datapath_type", OvsdbValue.of("netdev"))).commit(connection, DatabaseServer.DATABASE));
		assertEquals(Code.CONFLICT, refused.code());
		try (OvsdbMonitor monitor = monitor(new LinkedBlockingQueue<>())) {
			assertEquals("", monitor.rows("Bridge").iterator().next().text("datapath_type"));
		}
	}

	@Test
	void aTransactionThatBreaksARuleDoesNothing() throws FabricException {
		UUID root = server.root(connection);
		OvsdbTransaction broken = bridge("br0", root).update("Open_vSwitch", root, Map.of("no_such_column", OvsdbValue.of(1)));
		FabricException refused = assertThrows(FabricException.class, () -> broken.commit(connection, DatabaseServer.DATABASE));
		assertEquals(Code.REFUSED, refused.code());
		assertTrue(refused.getMessage().contains("no_such_column"), refused.getMessage());
		assertTrue(refused.getMessage().contains("Open_vSwitch"), "names the place: " + refused.getMessage());
		try (OvsdbMonitor monitor = monitor(new LinkedBlockingQueue<>())) {
			assertTrue(monitor.rows("Bridge").isEmpty());
		}
	}

	@Test
	void aDatabaseThatIsNotThereIsSaidToBeUnsupported() {
		FabricException refused = assertThrows(FabricException.class,
				() -> OvsdbMonitor.begin(connection, "OVN_Northbound", BRIDGES, tables -> {
				}));
		assertEquals(Code.UNSUPPORTED, refused.code(), refused.getMessage());
	}

	@Test
	void theDeathOfTheServerEndsOpenRequests() throws Exception {
		server.freeze();
		var open = connection.request("list_dbs", new JsonArray());
		assertFalse(open.isDone());
		server.kill();
		Exception failure = assertThrows(Exception.class, () -> open.get(20, TimeUnit.SECONDS));
		assertEquals(Code.LOST, ((FabricException) failure.getCause()).code());
		assertThrows(FabricException.class, () -> connection.call("list_dbs", new JsonArray()));
	}

	@Test
	void aServerThatFallsSilentIsGivenUp() throws Exception {
		try (OvsdbConnection impatient = server.connect(Duration.ofSeconds(2))) {
			Thread.sleep(5000);
			assertFalse(impatient.ended().isDone(), "a quiet server that answers stays connected");
			server.freeze();
			String reason = impatient.ended().get(20, TimeUnit.SECONDS);
			assertTrue(reason.contains("said nothing"), reason);
		}
	}

	@Test
	void nobodyAtTheAddressIsSaidWithTheRemedy() throws Exception {
		FabricException refused = assertThrows(FabricException.class,
				() -> OvsdbConnection.open(OvsdbAddress.parse("unix:" + folder.resolve("nothing")), OvsdbConnection.Settings.standard()));
		assertEquals(Code.UNREACHABLE, refused.code());
		assertTrue(refused.getMessage().contains("ovsdb-server"), refused.getMessage());
	}

	@Test
	void whatIsNoDatabaseServerIsGivenUp() throws Exception {
		try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.ofPlatform().daemon().start(() -> greet(stranger));
			try (OvsdbConnection wrong = OvsdbConnection.open(OvsdbAddress.parse("tcp:127.0.0.1:" + stranger.getLocalPort()),
					OvsdbConnection.Settings.standard())) {
				String reason = wrong.ended().get(20, TimeUnit.SECONDS);
				assertTrue(reason.contains("JSON"), reason);
			}
		}
	}

	private static void greet(ServerSocket server) {
		try (Socket socket = server.accept()) {
			socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
			socket.getOutputStream().flush();
			Thread.sleep(20_000);
		} catch (IOException | InterruptedException e) {
			// the test is over
		}
	}

	private OvsdbTransaction bridge(String name, UUID root) {
		return new OvsdbTransaction().insert("Bridge", "bridge",
				Map.of("name", OvsdbValue.of(name), "external_ids", OvsdbValue.map(Map.of("owner", "a \"quoted\" name ☃"))))
				.add("Open_vSwitch", root, "bridges", OvsdbValue.set(List.of(OvsdbValue.named("bridge"))));
	}

	private OvsdbMonitor monitor(BlockingQueue<Set<String>> told) throws FabricException {
		return OvsdbMonitor.begin(connection, DatabaseServer.DATABASE, BRIDGES, told::add);
	}

	private static void await(BlockingQueue<Set<String>> told, java.util.function.BooleanSupplier condition) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (!condition.getAsBoolean())
			assertTrue(told.poll(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS) != null || condition.getAsBoolean(),
					"no change told within 20 s");
	}
}
