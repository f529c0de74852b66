// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A connection URI as libvirt writes them: {@code driver[+transport]://[user@][host][:port]/path[?parameters]}. Immutable.
 * A password has no place in it and is refused.
 */
public final class HypervisorUri {
	private final String text;
	private final URI uri;
	private final String driver;
	private final String transport;

	private HypervisorUri(String text, URI uri) {
		this.text = text;
		this.uri = uri;
		String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
		int plus = scheme.indexOf('+');
		this.driver = plus < 0 ? scheme : scheme.substring(0, plus);
		this.transport = plus < 0 ? "" : scheme.substring(plus + 1); //$NON-NLS-1$
	}

	/** @throws IllegalArgumentException naming the offending place and the remedy */
	public static HypervisorUri parse(String text) {
		String trimmed = Objects.requireNonNull(text, "text").strip(); //$NON-NLS-1$
		if (trimmed.isEmpty())
			throw new IllegalArgumentException("The URI is empty; write for example qemu+ssh://root@host/system"); //$NON-NLS-1$
		URI uri;
		try {
			uri = new URI(trimmed);
		} catch (URISyntaxException e) {
			throw new IllegalArgumentException("Not a URI at character " + (e.getIndex() + 1) + ": " + e.getReason() //$NON-NLS-1$ //$NON-NLS-2$
					+ "; write for example qemu+ssh://root@host/system", e); //$NON-NLS-1$
		}
		if (uri.getScheme() == null || uri.isOpaque())
			throw new IllegalArgumentException(
					"The URI \"" + redacted(trimmed) + "\" has no driver; begin it with one, for example qemu+ssh:// or qemu:///"); //$NON-NLS-1$ //$NON-NLS-2$
		String user = uri.getRawUserInfo();
		if (user != null && user.indexOf(':') >= 0)
			throw new IllegalArgumentException("The URI holds a password; leave it out, it is asked for when needed"); //$NON-NLS-1$
		return new HypervisorUri(trimmed, uri);
	}

	private static String redacted(String text) {
		return text.replaceAll("//([^/@:]*):[^/@]*@", "//$1:***@"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** "qemu", "test", "lxc", "xen", "esx", "vpx", "sim", …; lower case. */
	public String driver() {
		return driver;
	}

	/** "unix", "tcp", "tls", "ssh", "libssh2", …; empty when none is written. */
	public String transport() {
		return transport;
	}

	/** The host to dial, empty for a local hypervisor. */
	public Optional<String> host() {
		return Optional.ofNullable(uri.getHost()).filter(h -> !h.isEmpty());
	}

	/** As written; empty: the usual one of the transport. */
	public OptionalInt port() {
		return uri.getPort() < 0 ? OptionalInt.empty() : OptionalInt.of(uri.getPort());
	}

	public Optional<String> user() {
		return Optional.ofNullable(uri.getUserInfo());
	}

	public String path() {
		return uri.getPath() == null ? "" : uri.getPath(); //$NON-NLS-1$
	}

	/** The value of a query parameter such as {@code socket} or {@code pkipath}. */
	public Optional<String> parameter(String name) {
		if (uri.getRawQuery() == null)
			return Optional.empty();
		// Split first and decode then: a value may hold an encoded separator.
		for (String pair : uri.getRawQuery().split("[&;]")) { //$NON-NLS-1$
			int eq = pair.indexOf('=');
			if (eq > 0 && pair.substring(0, eq).equals(name))
				return Optional.of(URI.create('?' + pair.substring(eq + 1)).getQuery());
		}
		return Optional.empty();
	}

	/** The same URI with one more parameter; unchanged when the parameter is there already. */
	public HypervisorUri withParameter(String name, String value) {
		if (parameter(name).isPresent())
			return this;
		String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20") //$NON-NLS-1$ //$NON-NLS-2$
				.replace("%2F", "/"); //$NON-NLS-1$ //$NON-NLS-2$
		return parse(text + (uri.getRawQuery() == null ? '?' : '&') + name + '=' + encoded);
	}

	@Override
	public String toString() {
		return text;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof HypervisorUri that && that.text.equals(text);
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}
}
