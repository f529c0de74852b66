// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;

/**
 * What a failure means for a person. Immutable.
 *
 * @param reason what is wrong, one sentence; @param remedy what to do about it
 * @param retry  whether trying again without a person may help
 */
public record FailureExplanation(String reason, String remedy, boolean retry) {
	private static final String SYSTEM_CERTIFICATES = "/etc/pki/CA/cacert.pem, /etc/pki/libvirt/clientcert.pem"; //$NON-NLS-1$

	/** Of a failed attempt to connect, or of a lost connection. */
	public static FailureExplanation of(HypervisorException failure, ConnectionDefinition definition) {
		String where = where(definition);
		String words = failure.detail() == null ? "" : failure.detail(); //$NON-NLS-1$
		return switch (failure.code()) {
		case UNREACHABLE -> unreachable(words, where, definition);
		case CONNECTION_LOST -> retry(NLS.bind(Messages.Failure_lost, where, words), Messages.Failure_lostRemedy);
		case CERTIFICATE -> certificate(words, where, definition);
		case AUTHENTICATION -> person(NLS.bind(Messages.Failure_authentication, where, words), authenticationRemedy(definition));
		case ACCESS_DENIED -> person(NLS.bind(Messages.Failure_denied, where, words), Messages.Failure_deniedRemedy);
		case NO_DRIVER -> person(NLS.bind(Messages.Failure_noDriver, definition.uri(), words), Messages.Failure_noDriverRemedy);
		case MALFORMED -> person(NLS.bind(Messages.Failure_malformed, definition.uri(), words), Messages.Failure_malformedRemedy);
		case UNSUPPORTED -> person(NLS.bind(Messages.Failure_unsupported, where, words), Messages.Failure_unsupportedRemedy);
		case ALREADY_EXISTS -> person(NLS.bind(Messages.Failure_same, where, words), Messages.Failure_sameRemedy);
		default -> retry(NLS.bind(Messages.Failure_other, where, words), Messages.Failure_otherRemedy);
		};
	}

	private static FailureExplanation unreachable(String words, String where, ConnectionDefinition definition) {
		String lower = words.toLowerCase(Locale.ROOT);
		String remedy;
		if (lower.contains("resolve") || lower.contains("name or service") || lower.contains("unknown host")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			remedy = NLS.bind(Messages.Failure_nameRemedy, where);
		else if (lower.contains("refused") || lower.contains("no such file")) //$NON-NLS-1$ //$NON-NLS-2$
			remedy = NLS.bind(Messages.Failure_refusedRemedy, listening(definition));
		else
			remedy = NLS.bind(Messages.Failure_unreachableRemedy, where);
		return retry(NLS.bind(Messages.Failure_unreachable, where, words), remedy);
	}

	/** What has to run at the host so that this URI finds somebody. */
	private static String listening(ConnectionDefinition definition) {
		String transport = transport(definition);
		return switch (transport) {
		case "tcp" -> Messages.Failure_listenTcp; //$NON-NLS-1$
		case "tls" -> Messages.Failure_listenTls; //$NON-NLS-1$
		case "ssh", "libssh", "libssh2" -> Messages.Failure_listenSsh; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		default -> Messages.Failure_listenLocal;
		};
	}

	/** libvirt's ssh is the system's own and is not asked for passwords: only a key helps. */
	private static String authenticationRemedy(ConnectionDefinition definition) {
		return transport(definition).equals("ssh") ? NLS.bind(Messages.Failure_sshKeyRemedy, login(definition)) //$NON-NLS-1$
				: Messages.Failure_authenticationRemedy;
	}

	private static FailureExplanation certificate(String words, String where, ConnectionDefinition definition) {
		if (transport(definition).startsWith("ssh") || transport(definition).startsWith("libssh")) //$NON-NLS-1$ //$NON-NLS-2$
			return person(NLS.bind(Messages.Failure_hostKey, where, words), NLS.bind(Messages.Failure_hostKeyRemedy, login(definition)));
		String lower = words.toLowerCase(Locale.ROOT);
		String folder = HypervisorUri.parse(definition.uri()).parameter("pkipath").orElse(definition.certificates()); //$NON-NLS-1$
		String files = folder.isEmpty() ? SYSTEM_CERTIFICATES : folder + "/cacert.pem, " + folder + "/clientcert.pem"; //$NON-NLS-1$ //$NON-NLS-2$
		String remedy;
		if (lower.contains("expired") || lower.contains("not yet") || lower.contains("not activated")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			remedy = NLS.bind(Messages.Failure_certificateDateRemedy, where, files);
		else if (lower.contains("no such file") || lower.contains("cannot read") || lower.contains("unable to import")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			remedy = NLS.bind(Messages.Failure_certificateMissingRemedy, files);
		else
			remedy = NLS.bind(Messages.Failure_certificateRemedy, where, files);
		return person(NLS.bind(Messages.Failure_certificate, where, words), remedy);
	}

	private static String transport(ConnectionDefinition definition) {
		try {
			HypervisorUri uri = HypervisorUri.parse(definition.uri());
			// libvirt's own default: TLS as soon as a host is named
			return uri.transport().isEmpty() && uri.host().isPresent() ? "tls" : uri.transport(); //$NON-NLS-1$
		} catch (IllegalArgumentException e) {
			return ""; //$NON-NLS-1$
		}
	}

	/** "root@h1", as one writes it behind ssh. */
	private static String login(ConnectionDefinition definition) {
		HypervisorUri uri = HypervisorUri.parse(definition.uri());
		return uri.user().map(user -> user + '@').orElse("") + uri.host().orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String where(ConnectionDefinition definition) {
		if (!definition.label().isEmpty())
			return definition.label();
		try {
			return HypervisorUri.parse(definition.uri()).host().orElse(definition.uri());
		} catch (IllegalArgumentException e) {
			return definition.uri();
		}
	}

	private static FailureExplanation retry(String reason, String remedy) {
		return new FailureExplanation(reason, remedy, true);
	}

	private static FailureExplanation person(String reason, String remedy) {
		return new FailureExplanation(reason, remedy, false);
	}
}
