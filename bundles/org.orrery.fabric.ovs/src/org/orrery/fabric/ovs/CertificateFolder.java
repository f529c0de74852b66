// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

/** The certificates that libvirt uses for a host (cacert.pem, clientcert.pem, clientkey.pem), for its switch database as well. */
final class CertificateFolder {
	private static final Pattern KEY = Pattern.compile("-----BEGIN (RSA |EC )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END"); //$NON-NLS-1$
	/** PKCS #8 (RFC 5208): version 0, algorithm rsaEncryption with null parameters; the key of PKCS #1 follows. */
	private static final byte[] RSA_HEAD = { 2, 1, 0, 0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0 };

	private final Path folder;

	CertificateFolder(String folder) {
		this.folder = Path.of(folder);
	}

	/** @param address for messages @throws FabricException CERTIFICATE, naming the folder and what is wrong */
	SSLContext context(String address) throws FabricException {
		try {
			KeyStore trusted = empty();
			int number = 0;
			for (Certificate authority : certificates("cacert.pem")) //$NON-NLS-1$
				trusted.setCertificateEntry("authority" + number++, authority); //$NON-NLS-1$
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(trusted);
			KeyStore own = empty();
			own.setKeyEntry("client", key(), new char[0], certificates("clientcert.pem").toArray(Certificate[]::new)); //$NON-NLS-1$ //$NON-NLS-2$
			KeyManagerFactory identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
			identity.init(own, new char[0]);
			SSLContext context = SSLContext.getInstance("TLS"); //$NON-NLS-1$
			context.init(identity.getKeyManagers(), trust.getTrustManagers(), null);
			return context;
		} catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
			throw new FabricException(Code.CERTIFICATE, NLS.bind(Messages.CertificateFolder_reading, address),
					NLS.bind(Messages.CertificateFolder_broken, folder, e.getMessage()), e);
		}
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore store = KeyStore.getInstance("PKCS12"); //$NON-NLS-1$
		store.load(null, null);
		return store;
	}

	private Collection<? extends Certificate> certificates(String file) throws IOException, GeneralSecurityException {
		return CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(file)))); //$NON-NLS-1$
	}

	private PrivateKey key() throws IOException, GeneralSecurityException {
		Path file = folder.resolve("clientkey.pem"); //$NON-NLS-1$
		Matcher found = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
		if (!found.find())
			throw new IOException(NLS.bind(Messages.CertificateFolder_noKey, file));
		byte[] bytes = Base64.getMimeDecoder().decode(found.group(2));
		boolean bareRsa = "RSA ".equals(found.group(1)); //$NON-NLS-1$
		PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(bareRsa ? wrapped(bytes) : bytes);
		try {
			return KeyFactory.getInstance("RSA").generatePrivate(key); //$NON-NLS-1$
		} catch (GeneralSecurityException e) {
			return KeyFactory.getInstance("EC").generatePrivate(key); //$NON-NLS-1$
		}
	}

	private static byte[] wrapped(byte[] bare) {
		ByteArrayOutputStream inner = new ByteArrayOutputStream();
		inner.writeBytes(RSA_HEAD);
		inner.writeBytes(element(4, bare));
		return element(0x30, inner.toByteArray());
	}

	/** Tag, length of two bytes, content: long enough for any RSA key. */
	private static byte[] element(int tag, byte[] content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.write(tag);
		out.write(0x82);
		out.write(content.length >> 8);
		out.write(content.length);
		out.writeBytes(content);
		return out.toByteArray();
	}
}
