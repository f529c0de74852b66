// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to open a connection.
 *
 * @param credentials       asked when the host wants a name or password
 * @param certificates      folder with cacert.pem, clientcert.pem, clientkey.pem for TLS; null: the system's
 * @param keepaliveInterval time between keepalive messages; zero switches them off
 * @param keepaliveCount    unanswered messages after which the connection counts as lost
 * @param timeout           after this the open is given up (the native call may linger on its own thread)
 */
public record OpenOptions(CredentialPrompt credentials, Path certificates, Duration keepaliveInterval, int keepaliveCount,
		Duration timeout) {
	/**
	 * Keepalive 2 s × 6, 15 s to connect. A daemon that hangs is noticed in about 14 s; a host out of reach in 7 s at most, by the adapter, which
	 * has to come first (see its event loop).
	 */
	public static OpenOptions defaults() {
		return new OpenOptions(CredentialPrompt.NONE, null, Duration.ofSeconds(2), 6, Duration.ofSeconds(15));
	}

	public OpenOptions withCredentials(CredentialPrompt prompt) {
		return new OpenOptions(prompt, certificates, keepaliveInterval, keepaliveCount, timeout);
	}

	public OpenOptions withCertificates(Path folder) {
		return new OpenOptions(credentials, folder, keepaliveInterval, keepaliveCount, timeout);
	}

	public OpenOptions withTimeout(Duration limit) {
		return new OpenOptions(credentials, certificates, keepaliveInterval, keepaliveCount, limit);
	}
}
