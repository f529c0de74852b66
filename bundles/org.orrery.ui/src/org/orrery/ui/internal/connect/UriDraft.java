// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.connect;

import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.HypervisorUri;

/**
 * A connection URI as fields: what a person fills in instead of knowing libvirt's syntax. Immutable.
 *
 * @param raw the whole URI as typed, for {@link Way#OTHER}
 */
public record UriDraft(Way way, String host, String user, String path, String raw) {
	/** How to reach a hypervisor. */
	public enum Way {
		SSH("qemu+ssh", true), TLS("qemu+tls", true), TCP("qemu+tcp", true), SYSTEM("qemu:///system", false), SESSION("qemu:///session", false), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		OTHER("", false); //$NON-NLS-1$

		private final String scheme;
		private final boolean dialsHost;

		Way(String scheme, boolean dialsHost) {
			this.scheme = scheme;
			this.dialsHost = dialsHost;
		}

		public boolean dialsHost() {
			return dialsHost;
		}

		/** A user name belongs into the URI of ssh only; the others ask when they need one. */
		public boolean hasUser() {
			return this == SSH;
		}
	}

	/** Which field to correct. */
	public enum Field {
		HOST, USER, PATH, RAW
	}

	/** What is wrong, at which field. */
	public record Problem(Field field, String message) {
	}

	private static final String DEFAULT_PATH = "/system"; //$NON-NLS-1$
	public static final UriDraft EMPTY = new UriDraft(Way.SSH, "", "root", DEFAULT_PATH, ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	/** Fields of a saved URI; what has no fields of its own is kept as it is. */
	public static UriDraft of(String uri) {
		for (Way way : new Way[] { Way.SYSTEM, Way.SESSION })
			if (uri.equals(way.scheme))
				return new UriDraft(way, "", "", "", uri); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		HypervisorUri parsed;
		try {
			parsed = HypervisorUri.parse(uri);
		} catch (IllegalArgumentException e) {
			return new UriDraft(Way.OTHER, "", "", "", uri); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
		for (Way way : new Way[] { Way.SSH, Way.TLS, Way.TCP }) {
			UriDraft draft = new UriDraft(way, hostAndPort(uri), parsed.user().orElse(""), parsed.path(), uri); //$NON-NLS-1$
			if (draft.toUri().equals(uri))
				return draft;
		}
		return new UriDraft(Way.OTHER, "", "", "", uri); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static String hostAndPort(String uri) {
		return uri.replaceFirst("^[^:]+://([^/@]*@)?", "").replaceFirst("/.*$", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	public String toUri() {
		if (way == Way.OTHER)
			return raw.strip();
		if (!way.dialsHost)
			return way.scheme;
		String at = way.hasUser() && !user.isBlank() ? user.strip() + '@' : ""; //$NON-NLS-1$
		String folder = path.strip().startsWith("/") ? path.strip() : '/' + path.strip(); //$NON-NLS-1$
		return way.scheme + "://" + at + host.strip() + folder; //$NON-NLS-1$
	}

	/** Empty when the URI can be dialled as far as its text goes. */
	public Optional<Problem> problem() {
		if (way.dialsHost && host.isBlank())
			return Optional.of(new Problem(Field.HOST, Messages.Uri_hostMissing));
		if (way.dialsHost && !host.strip().matches("[A-Za-z0-9_.-]+(:\\d{1,5})?|\\[[0-9A-Fa-f:.]+\\](:\\d{1,5})?")) //$NON-NLS-1$
			return Optional.of(new Problem(Field.HOST, NLS.bind(Messages.Uri_hostInvalid, host.strip())));
		if (way.hasUser() && !user.strip().matches("[A-Za-z0-9_.$-]*")) //$NON-NLS-1$
			return Optional.of(new Problem(Field.USER, NLS.bind(Messages.Uri_userInvalid, user.strip())));
		try {
			HypervisorUri.parse(toUri());
			return Optional.empty();
		} catch (IllegalArgumentException e) {
			return Optional.of(new Problem(way == Way.OTHER ? Field.RAW : Field.PATH, e.getMessage()));
		}
	}
}
