// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;

/** Every way in which a connection does not come about. Nothing here leaves the loopback interface. */
class OpenFailureTest {
	@TempDir
	Path folder;

	private static HypervisorException refused(ErrorCode code, String uri) {
		return refused(code, uri, OpenOptions.defaults());
	}

	private static HypervisorException refused(ErrorCode code, String uri, OpenOptions options) {
		HypervisorException failure = TestHypervisor.failure(code, () -> TestHypervisor.open(uri, options));
		assertTrue(failure.getMessage().startsWith("open " + uri + ": "), failure.getMessage());
		return failure;
	}

	@Test
	void withoutTheLibraryOneSentenceSaysWhatToInstall() {
		LibvirtDriver driver = new LibvirtDriver("libvirt-that-is-not-there.so.0");
		String sentence = "The libvirt client library is not installed; install the package libvirt0 (Debian, Ubuntu) or libvirt-libs (Fedora), "
				+ "then restart Orrery. Everything else works.";
		assertEquals(sentence, driver.unavailable().orElse(""));
		HypervisorException failure = TestHypervisor.failure(ErrorCode.NO_DRIVER,
				() -> driver.open(HypervisorUri.parse(TestHypervisor.DEFAULT), OpenOptions.defaults()));
		assertEquals(sentence, failure.detail());
	}

	@Test
	void nobodyListens() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		HypervisorException failure = refused(ErrorCode.UNREACHABLE, "qemu+tcp://127.0.0.1:" + port + "/system");
		assertTrue(failure.detail().contains("Connection refused"), failure.detail());
		assertTrue(failure.nativeCode() != 0);
	}

	@Test
	void whoNeverAnswersIsGivenUpInTimeAndLeavesNothingBehind() throws IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			String uri = "qemu+tcp://127.0.0.1:" + silent.getLocalPort() + "/system";
			long began = System.nanoTime();
			HypervisorException failure = refused(ErrorCode.UNREACHABLE, uri, OpenOptions.defaults().withTimeout(Duration.ofMillis(700)));
			long millis = (System.nanoTime() - began) / 1_000_000;
			assertTrue(millis >= 700 && millis < 3_000, millis + " ms");
			assertTrue(failure.detail().startsWith("No answer within 0.7 s."), failure.detail());
			assertEquals(1, LibvirtDiagnostics.now().pendingOpens());
			silent.accept().close();
		}
		assertTrue(TestHypervisor.within(Duration.ofSeconds(5), () -> LibvirtDiagnostics.now().pendingOpens() == 0));
		assertEquals(before.liveHandles(), LibvirtDiagnostics.now().liveHandles());
	}

	@Test
	void aSilentHostDelaysNoOther() throws IOException, HypervisorException, InterruptedException {
		try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			Thread waiting = new Thread(() -> refused(ErrorCode.UNREACHABLE, "qemu+tcp://127.0.0.1:" + silent.getLocalPort() + "/system",
					OpenOptions.defaults().withTimeout(Duration.ofSeconds(60))));
			waiting.start();
			assertTrue(TestHypervisor.within(Duration.ofSeconds(2), () -> LibvirtDiagnostics.now().pendingOpens() == 1));
			try (HypervisorConnection other = TestHypervisor.open()) {
				other.domains();
			}
			assertEquals(1, LibvirtDiagnostics.now().pendingOpens(), "the silent host is still waited for");
			silent.accept().close();
			waiting.join();
		}
	}

	@Test
	void aMissingSocketIsNamed() {
		String uri = "qemu+unix:///system?socket=" + folder.resolve("no-socket");
		assertTrue(refused(ErrorCode.UNREACHABLE, uri).detail().contains("no-socket"));
	}

	@Test
	void theLibraryWasBuiltWithoutTheDriver() {
		HypervisorException failure = refused(ErrorCode.NO_DRIVER, "hyperv://127.0.0.1/");
		assertTrue(failure.detail().contains("hyperv"), failure.detail());
	}

	@Test
	void aTransportThatDoesNotExist() {
		refused(ErrorCode.MALFORMED, "qemu+pigeon://127.0.0.1/system");
	}

	@Test
	void aBrokenHostFileIsMalformed() throws IOException {
		Path file = Files.writeString(folder.resolve("broken.xml"), "<node><domain>");
		refused(ErrorCode.MALFORMED, "test://" + file);
		refused(ErrorCode.MALFORMED, "test://" + folder.resolve("missing.xml"));
	}

	@Test
	void sshNeverAsksOnATerminal() {
		// port 9 of the loopback interface: nobody there; what counts is that ssh ends by itself, without a prompt
		HypervisorException failure = refused(ErrorCode.UNREACHABLE, "qemu+ssh://nobody@127.0.0.1:9/system");
		assertTrue(failure.detail().length() > 0);
	}

	@Test
	void sshMayAskThroughAWindowOnly() {
		HypervisorUri uri = HypervisorUri.parse("qemu+ssh://127.0.0.1:9/system");
		assertEquals("1", dialled(uri, Map.of()).parameter("no_tty").orElse(""));
		assertEquals("1", dialled(uri, Map.of("SSH_ASKPASS", "/usr/bin/ssh-askpass")).parameter("no_tty").orElse(""));
		assertEquals(uri, dialled(uri, Map.of("SSH_ASKPASS", "/usr/bin/ssh-askpass", "DISPLAY", ":0")));
		HypervisorUri own = HypervisorUri.parse("qemu+ssh://127.0.0.1/system?no_tty=0&sshauth=agent");
		assertEquals(own, dialled(own, Map.of()));
		HypervisorUri libssh = HypervisorUri.parse("qemu+libssh://127.0.0.1/system?sshauth=privkey");
		assertEquals(libssh, dialled(libssh, Map.of()));
	}

	private static HypervisorUri dialled(HypervisorUri uri, Map<String, String> environment) {
		try {
			return new LibvirtDriver("unused", environment).dialled(uri, OpenOptions.defaults(), "open");
		} catch (HypervisorException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void unknownObjectsAreNotFound() throws HypervisorException {
		UUID unknown = UUID.fromString("00000000-0000-4000-8000-000000000000");
		try (HypervisorConnection connection = TestHypervisor.open()) {
			assertTrue(connection.domain(unknown).isEmpty());
			TestHypervisor.failure(ErrorCode.NOT_FOUND, () -> connection.start(unknown));
			TestHypervisor.failure(ErrorCode.NOT_FOUND, () -> connection.domainXml(unknown, false));
			TestHypervisor.failure(ErrorCode.NOT_FOUND, () -> connection.volumes(unknown));
			TestHypervisor.failure(ErrorCode.NOT_FOUND, () -> connection.refreshPool(unknown));
			TestHypervisor.failure(ErrorCode.NOT_FOUND,
					() -> connection.deleteVolume(connection.pools().get(0).uuid(), "no such volume"));
			TestHypervisor.failure(ErrorCode.MALFORMED, () -> connection.define("<domain>"));
			HypervisorException twice = TestHypervisor.failure(ErrorCode.ALREADY_EXISTS,
					() -> connection.define(TestHypervisor.domain("test", unknown)));
			assertTrue(twice.getMessage().startsWith("define a domain on test:///default: "), twice.getMessage());
		}
	}
}
