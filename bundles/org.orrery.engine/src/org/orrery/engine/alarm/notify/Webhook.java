// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sends the digest as JSON by HTTP POST. With a secret the header {@code X-Orrery-Signature: sha256=…} holds the HMAC-SHA256 of the body in
 * hexadecimal digits. Redirects are not followed. Thread-safe.
 */
public final class Webhook implements AlarmChannel {
	public static final String SIGNATURE = "X-Orrery-Signature"; //$NON-NLS-1$
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final URI uri;
	private final Optional<Secret> secret;
	private final HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).followRedirects(HttpClient.Redirect.NEVER).build();

	/** @throws IllegalArgumentException in words, when it is no http or https address */
	public Webhook(String uri, Optional<Secret> secret) {
		this.uri = parse(uri);
		this.secret = secret;
	}

	private static URI parse(String text) {
		try {
			URI uri = URI.create(text);
			if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) //$NON-NLS-1$ //$NON-NLS-2$
				return uri;
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException(Messages.Webhook_address, e);
		}
		throw new IllegalArgumentException(Messages.Webhook_address);
	}

	/** Path and query of a webhook are often its password. */
	@Override
	public String destination() {
		return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	@Override
	public void send(AlarmDigest digest) throws NotDeliveredException {
		byte[] body = digest.json().getBytes(StandardCharsets.UTF_8);
		HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(LIMIT).header("Content-Type", "application/json; charset=utf-8") //$NON-NLS-1$ //$NON-NLS-2$
				.header("User-Agent", "orrery").POST(HttpRequest.BodyPublishers.ofByteArray(body)); //$NON-NLS-1$ //$NON-NLS-2$
		try {
			if (secret.isPresent())
				request.header(SIGNATURE, "sha256=" + signature(body, secret.get().read())); //$NON-NLS-1$
		} catch (IOException | GeneralSecurityException e) {
			throw new NotDeliveredException(e.getMessage(), false, e);
		}
		int status = status(request.build());
		if (status / 100 != 2)
			throw new NotDeliveredException(Messages.bind(Messages.Webhook_refused, destination(), status), status >= 500 || status == 408 || status == 429,
					null);
	}

	private int status(HttpRequest request) throws NotDeliveredException {
		try {
			return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new NotDeliveredException(Messages.bind(Messages.Channel_failed, destination(), e), false, e);
		} catch (IOException e) {
			String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
			throw new NotDeliveredException(Messages.bind(Messages.Channel_failed, destination(), words), true, e);
		}
	}

	private static String signature(byte[] body, String key) throws GeneralSecurityException {
		Mac mac = Mac.getInstance("HmacSHA256"); //$NON-NLS-1$
		mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256")); //$NON-NLS-1$
		return HexFormat.of().formatHex(mac.doFinal(body));
	}
}
