// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;

/** What a person reads depends on how the host is reached: a key of ssh is no certificate. */
class FailureExplanationTest {
	private static FailureExplanation explain(ErrorCode code, String uri, String words) {
		return FailureExplanation.of(new HypervisorException(code, "open", words), ConnectionDefinition.of(uri, "", "", ""));
	}

	@Test
	void anUnknownSshKeyIsNoCertificate() {
		FailureExplanation told = explain(ErrorCode.CERTIFICATE, "qemu+ssh://root@h1/system", "Host key verification failed.");
		assertEquals("The ssh key by which h1 shows who it is is not the one known here: Host key verification failed.", told.reason());
		assertTrue(told.remedy().startsWith("Run \"ssh root@h1\" once in a terminal"), told.remedy());
		assertTrue(told.remedy().contains("the host's administrator"), told.remedy());
		assertFalse(told.remedy().contains("cacert.pem"), told.remedy());
		assertFalse(told.retry(), "asking again helps nobody");
	}

	@Test
	void aRefusedSshKeyNeedsAKeyAndNoPassword() {
		FailureExplanation told = explain(ErrorCode.AUTHENTICATION, "qemu+ssh://h1/system", "Permission denied (publickey).");
		assertTrue(told.remedy().contains("ssh-copy-id h1"), told.remedy());
		assertFalse(told.remedy().contains("enter"), told.remedy());
		assertTrue(explain(ErrorCode.AUTHENTICATION, "qemu+tcp://h1/system", "SASL").remedy().contains("enter the name and password"));
	}

	@Test
	void certificatesAreNamedWhereTheUriPutsThem() {
		FailureExplanation told = explain(ErrorCode.CERTIFICATE, "qemu+tls://h1/system?pkipath=/home/me/pki", "refused");
		assertTrue(told.remedy().endsWith("Ours: /home/me/pki/cacert.pem, /home/me/pki/clientcert.pem"), told.remedy());
		assertTrue(explain(ErrorCode.CERTIFICATE, "qemu://h1/system", "refused").remedy().contains("/etc/pki/libvirt/clientcert.pem"));
	}
}
