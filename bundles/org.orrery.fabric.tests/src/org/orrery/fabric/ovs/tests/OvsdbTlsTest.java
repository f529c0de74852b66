// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.OvsFabricDriver;

/** A real ovsdb-server that speaks TLS, under an authority of its own, and clients that it may or may not believe. */
@Timeout(120)
class OvsdbTlsTest {
	@TempDir
	Path folder;
	private DatabaseServer server;
	private String address;

	@BeforeEach
	void start() throws Exception {
		authority("ours");
		authority("others");
		signed("ours", "server", "prime256v1", "subjectAltName=IP:127.0.0.1");
		Path own = Files.createDirectory(folder.resolve("db"));
		server = DatabaseServer.start(own, folder.resolve("server.key"), folder.resolve("server.pem"), folder.resolve("ours.pem"));
		address = "ssl:127.0.0.1:" + server.listen("pssl");
		try (var connection = server.connect()) {
			server.root(connection);
		}
	}

	@AfterEach
	void stop() throws Exception {
		server.close();
	}

	private void openssl(String... words) throws IOException, InterruptedException {
		List<String> command = new java.util.ArrayList<>(List.of("openssl"));
		command.addAll(List.of(words));
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes());
		if (process.waitFor() != 0)
			throw new IOException(command + ": " + said);
	}

	private void authority(String name) throws Exception {
		openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", name + ".key", "-out", name + ".pem", "-subj", "/CN=" + name, "-days", "2");
	}

	private void signed(String by, String name, String key, String extension) throws Exception {
		if (key.startsWith("rsa"))
			openssl("req", "-newkey", key, "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name);
		else
			openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:" + key, "-nodes", "-keyout", name + ".key", "-out", name + ".csr", "-subj", "/CN=" + name);
		Files.writeString(folder.resolve("extension"), extension);
		openssl("x509", "-req", "-in", name + ".csr", "-CA", by + ".pem", "-CAkey", by + ".key", "-CAcreateserial", "-days", "2", "-extfile", "extension", "-out", name + ".pem");
	}

	/** @param trusted authority that the client believes; @param by who has signed the client's own certificate */
	private FabricConnection open(String trusted, String by, String key) throws Exception {
		signed(by, "client", key, "basicConstraints=CA:FALSE");
		Path certificates = Files.createDirectories(folder.resolve("client"));
		Files.copy(folder.resolve(trusted + ".pem"), certificates.resolve("cacert.pem"));
		Files.copy(folder.resolve("client.pem"), certificates.resolve("clientcert.pem"));
		Files.copy(folder.resolve("client.key"), certificates.resolve("clientkey.pem"));
		return new OvsFabricDriver().open(address, new FabricDriver.Options(certificates.toString(), "", Duration.ofSeconds(10), Duration.ofSeconds(10)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "rsa:2048", "prime256v1" })
	void whoBelievesEachOtherSpeaks(String key) throws Exception {
		try (FabricConnection fabric = open("ours", "ours", key)) {
			assertEquals(List.of(), fabric.switches());
			server.vsctl("add-br", "br7");
			for (int i = 0; i < 400 && fabric.switches().isEmpty(); i++)
				Thread.sleep(25);
			assertEquals("br7", fabric.switches().get(0).name(), "what changes is told");
			assertTrue(fabric.unguarded().contains("ssh"), "rules of switches have no way of their own over TLS");
		}
	}

	@Test
	void aServerOfAnUnknownAuthorityIsNotBelieved() {
		FabricException refused = assertThrows(FabricException.class, () -> open("others", "ours", "prime256v1").close());
		assertEquals(Code.CERTIFICATE, refused.code());
	}

	@Test
	void aServerUnderAnotherNameIsNotBelieved() throws Exception {
		address = address.replace("127.0.0.1", "localhost");
		FabricException refused = assertThrows(FabricException.class, () -> open("ours", "ours", "prime256v1").close());
		assertEquals(Code.CERTIFICATE, refused.code());
		assertTrue(refused.getMessage().contains("localhost"), refused.getMessage());
	}

	/** With TLS 1.3 the server says so only when the client thinks that all is well. */
	@Test
	void aClientThatTheServerDoesNotBelieveIsTold() {
		FabricException refused = assertThrows(FabricException.class, () -> open("ours", "others", "prime256v1").close());
		assertEquals(Code.CERTIFICATE, refused.code(), refused.getMessage());
	}

	@Test
	void aServerThatSpeaksNoTlsIsSaid() throws Exception {
		address = "ssl:127.0.0.1:" + server.listen("ptcp");
		FabricException refused = assertThrows(FabricException.class, () -> open("ours", "ours", "prime256v1").close());
		assertEquals(Code.CERTIFICATE, refused.code());
	}
}
