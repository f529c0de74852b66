// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.util.List;
import java.util.Optional;

/**
 * How mail goes out. Immutable; holds no secret.
 *
 * @param port     0: the usual one (587 with STARTTLS, 465 with TLS, 25 without)
 * @param user     empty: without login; @param password needed with a user
 */
public record MailSettings(String host, int port, Security security, String user, Optional<Secret> password, String from, List<String> to) {
	public enum Security {
		/** Encrypted, or not at all. */
		STARTTLS, TLS,
		/** Readable by everybody on the way. */
		NONE
	}

	/** @throws IllegalArgumentException naming what is missing */
	public MailSettings {
		to = List.copyOf(to);
		if (host == null || host.isBlank() || from == null || from.isBlank() || to.isEmpty())
			throw new IllegalArgumentException(Messages.Mail_incomplete);
		if (port < 0 || port > 65_535)
			throw new IllegalArgumentException(Messages.bind(Messages.Mail_port, Integer.toString(port)));
		security = security == null ? Security.STARTTLS : security;
		user = user == null ? "" : user; //$NON-NLS-1$
		if (!user.isEmpty() && password.isEmpty())
			throw new IllegalArgumentException(Messages.Mail_noPassword);
	}

	int usedPort() {
		if (port > 0)
			return port;
		return switch (security) {
		case STARTTLS -> 587;
		case TLS -> 465;
		case NONE -> 25;
		};
	}
}
