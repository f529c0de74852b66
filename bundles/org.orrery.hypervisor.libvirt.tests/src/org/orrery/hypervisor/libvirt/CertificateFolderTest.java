// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;

/** Each fault of a certificate folder is told before anything is dialled. */
class CertificateFolderTest {
	/** Nobody listens there, and nobody is dialled. */
	private static final String URI = "qemu+tls://127.0.0.1:9/system";
	private static final char[] STORE_PASSWORD = "changeit".toCharArray();

	private static PemPair authority;
	private static PemPair valid;
	private static PemPair expired;
	private static PemPair future;

	@TempDir
	Path temporary;
	private Path folder;

	/** A self-signed certificate and its key, in PEM form. */
	private record PemPair(String certificate, String key) {
	}

	@BeforeAll
	static void makeCertificates(@TempDir Path stores) throws Exception {
		authority = keyPair(stores.resolve("authority"), "-1d", 30, "bc:c");
		valid = keyPair(stores.resolve("valid"), "-1d", 30, "ku:c=dig,keyEnc");
		expired = keyPair(stores.resolve("expired"), "-10d", 3, "bc:c");
		future = keyPair(stores.resolve("future"), "+2d", 3, "bc:c");
	}

	@BeforeEach
	void makeValidFolder() throws IOException {
		folder = Files.createDirectory(temporary.resolve("pki"));
		write("cacert.pem", authority.certificate());
		write("clientcert.pem", valid.certificate());
		write("clientkey.pem", valid.key());
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(folder.resolve(file), text);
	}

	/** By the JDK's own tool: its classes for making certificates are not public. */
	private static PemPair keyPair(Path store, String start, int days, String extension) throws Exception {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "a",
				"-keyalg", "EC", "-dname", "CN=test", "-startdate", start, "-validity", Integer.toString(days), "-keystore", store.toString(),
				"-storetype", "PKCS12", "-storepass", new String(STORE_PASSWORD), "-ext", extension);
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), output);
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, STORE_PASSWORD);
		}
		return new PemPair(pem("CERTIFICATE", keys.getCertificate("a").getEncoded()),
				pem("PRIVATE KEY", keys.getKey("a", STORE_PASSWORD).getEncoded()));
	}

	private static String pem(String kind, byte[] content) {
		String body = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content);
		return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
	}

	private HypervisorException opened(ErrorCode code) {
		return TestHypervisor.failure(code, () -> TestHypervisor.open(URI, OpenOptions.defaults().withCertificates(folder)));
	}

	private void assertFault(String detail) {
		assertEquals(detail, opened(ErrorCode.CERTIFICATE).detail());
	}

	@Test
	void aGoodFolderHasNoFault() throws HypervisorException {
		new CertificateFolder(folder, "open").check(Instant.now());
	}

	@Test
	void theFolderReachesLibvirt() {
		// libvirt goes on where this check ends: the client's certificate was not made by this authority
		String detail = opened(ErrorCode.CERTIFICATE).detail();
		assertTrue(detail.contains(folder.resolve("clientcert.pem") + " failed validation against " + folder.resolve("cacert.pem")), detail);
	}

	@Test
	void theFolderOfTheUriIsCheckedAsWell() {
		HypervisorException failure = TestHypervisor.failure(ErrorCode.CERTIFICATE,
				() -> TestHypervisor.open(URI + "?pkipath=" + temporary.resolve("nowhere"), OpenOptions.defaults()));
		assertEquals("The certificate folder " + temporary.resolve("nowhere")
				+ " does not exist. Choose the folder that holds cacert.pem, clientcert.pem and clientkey.pem.", failure.detail());
	}

	@Test
	void aMissingFileIsNamed() throws IOException {
		Files.delete(folder.resolve("clientcert.pem"));
		assertFault(folder.resolve("clientcert.pem")
				+ " is missing. The certificate folder must hold cacert.pem, clientcert.pem and clientkey.pem.");
	}

	@Test
	void anExpiredClientCertificateSaysSinceWhen() throws IOException {
		write("clientcert.pem", expired.certificate());
		String detail = opened(ErrorCode.CERTIFICATE).detail();
		assertTrue(detail.startsWith(folder.resolve("clientcert.pem") + " expired on "), detail);
		String day = Instant.now().minus(7, ChronoUnit.DAYS).toString().substring(0, 10);
		assertTrue(detail.contains(day) && detail.endsWith(" Have the certificate renewed."), detail);
	}

	@Test
	void anExpiredAuthorityIsNamed() throws IOException {
		write("cacert.pem", expired.certificate());
		assertTrue(opened(ErrorCode.CERTIFICATE).detail().startsWith(folder.resolve("cacert.pem") + " expired on "));
	}

	@Test
	void aCertificateOfTheFuturePointsToTheClock() throws IOException {
		write("clientcert.pem", future.certificate());
		String detail = opened(ErrorCode.CERTIFICATE).detail();
		assertTrue(detail.contains("is valid only from ") && detail.endsWith("Check the clock of this machine."), detail);
	}

	@Test
	void whatIsNoCertificateIsSaid() throws IOException {
		Files.writeString(folder.resolve("cacert.pem"), "not a certificate");
		assertTrue(opened(ErrorCode.CERTIFICATE).detail().startsWith(folder.resolve("cacert.pem").toString()));
		Files.writeString(folder.resolve("cacert.pem"), "");
		assertFault(folder.resolve("cacert.pem") + " holds no certificate.");
	}

	@Test
	void aKeyThatIsNoneIsSaid() throws IOException {
		Files.writeString(folder.resolve("clientkey.pem"), "-----BEGIN CERTIFICATE-----\n");
		assertFault(folder.resolve("clientkey.pem") + " holds no private key in PEM form.");
		Files.writeString(folder.resolve("clientkey.pem"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n");
		assertTrue(opened(ErrorCode.CERTIFICATE).detail().contains("is encrypted with a password"));
	}

	@Test
	void anUnreadableKeyIsSaid() throws IOException {
		Path key = folder.resolve("clientkey.pem");
		Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("---------"));
		if (Files.isReadable(key)) { // root reads everything: then a folder in its place is what cannot be read
			Files.delete(key);
			Files.createDirectory(key);
			assertTrue(opened(ErrorCode.CERTIFICATE).detail().startsWith(key.toString()));
		} else {
			assertFault(key + " cannot be read. Give yourself permission to read it.");
		}
	}
}
