// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;

/**
 * A folder with the certificates for TLS as libvirt's {@code pkipath} wants it, looked at before dialling: libvirt's own message for most
 * of its faults is "TLS handshake failed".
 */
final class CertificateFolder {
	private static final String AUTHORITY = "cacert.pem";
	private static final String CERTIFICATE = "clientcert.pem";
	private static final String KEY = "clientkey.pem";
	private static final int MAXIMUM_KEY_BYTES = 1 << 20;

	private final Path folder;
	private final String operation;

	CertificateFolder(Path folder, String operation) {
		this.folder = folder;
		this.operation = operation;
	}

	/** @throws HypervisorException {@link ErrorCode#CERTIFICATE} naming the file, what is wrong with it and the remedy */
	void check(Instant now) throws HypervisorException {
		if (!Files.isDirectory(folder))
			throw fault("certificate.noFolder", folder);
		checkValidity(AUTHORITY, now);
		checkValidity(CERTIFICATE, now);
		checkKey();
	}

	private void checkValidity(String file, Instant now) throws HypervisorException {
		X509Certificate certificate = read(file);
		if (now.isAfter(certificate.getNotAfter().toInstant()))
			throw fault("certificate.expired", folder.resolve(file), certificate.getNotAfter().toInstant());
		if (now.isBefore(certificate.getNotBefore().toInstant()))
			throw fault("certificate.notYet", folder.resolve(file), certificate.getNotBefore().toInstant());
	}

	/** The first certificate of the file is the one that counts; others complete the chain. */
	private X509Certificate read(String file) throws HypervisorException {
		Path path = readable(file);
		try (InputStream in = Files.newInputStream(path)) {
			Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(in);
			for (Certificate certificate : found)
				if (certificate instanceof X509Certificate x509)
					return x509;
			throw fault("certificate.empty", path);
		} catch (CertificateException | IOException e) {
			throw fault("certificate.broken", path, String.valueOf(e.getMessage()));
		}
	}

	private void checkKey() throws HypervisorException {
		Path path = readable(KEY);
		String text;
		try (InputStream in = Files.newInputStream(path)) {
			text = new String(in.readNBytes(MAXIMUM_KEY_BYTES), StandardCharsets.ISO_8859_1);
		} catch (IOException e) {
			throw fault("certificate.broken", path, String.valueOf(e.getMessage()));
		}
		if (text.contains("BEGIN ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED"))
			throw fault("certificate.encryptedKey", path);
		if (!text.contains("PRIVATE KEY-----"))
			throw fault("certificate.noKey", path);
	}

	private Path readable(String file) throws HypervisorException {
		Path path = folder.resolve(file);
		if (!Files.exists(path))
			throw fault("certificate.missing", path, AUTHORITY, CERTIFICATE, KEY);
		if (!Files.isReadable(path))
			throw fault("certificate.unreadable", path);
		return path;
	}

	private HypervisorException fault(String message, Object... arguments) {
		return new HypervisorException(ErrorCode.CERTIFICATE, operation, Messages.of(message, arguments));
	}
}
