// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;

/** What a person reads depends on how the host is reached: a key of ssh is no certificate. */
class FailureExplanationTest {
	private static FailureExplanation explain(ErrorCode code, String words, String uri, String certificates) {
		ConnectionDefinition definition = new ConnectionDefinition("x", uri, "", "", List.of(), "", true, certificates);
		return FailureExplanation.of(new HypervisorException(code, "open " + uri, words), definition);
	}

	@ParameterizedTest
	@EnumSource
	void everyFailureNamesHostCauseAndRemedy(ErrorCode code) {
		FailureExplanation explanation = explain(code, "libvirt's own words", "qemu+tcp://h1/system", "");
		assertTrue(explanation.reason().contains("h1"), explanation.reason());
		assertTrue(explanation.reason().contains("libvirt's own words"), explanation.reason());
		assertFalse(explanation.remedy().isEmpty());
		assertFalse((explanation.reason() + explanation.remedy()).matches(".*\\{\\d}.*"), explanation.toString());
	}

	/** Words as libvirt 9 says them. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			UNREACHABLE   | unable to connect to server at 'h1:16509': Connection refused          | qemu+tcp://h1/system      | 16509
			UNREACHABLE   | unable to connect to server at 'h1:16514': Connection refused          | qemu://h1/system          | 16514
			UNREACHABLE   | Cannot recv data: ssh: connect to host h1 port 22: Connection refused  | qemu+ssh://root@h1/system | sshd
			UNREACHABLE   | Failed to connect socket to '/var/run/libvirt/libvirt-sock': No such file or directory | qemu:///system | on this computer
			UNREACHABLE   | unable to connect to server at 'h1:16509': No route to host            | qemu+tcp://h1/system      | powered on
			UNREACHABLE   | unable to resolve address 'h1' service '16509': Name or service not known | qemu+tcp://h1/system   | spelling
			CERTIFICATE   | The server certificate /etc/pki/libvirt/servercert.pem has expired     | qemu+tls://h1/system      | renewed
			CERTIFICATE   | Cannot read CA certificate '/etc/pki/CA/cacert.pem': No such file or directory | qemu+tls://h1/system | /etc/pki/CA/cacert.pem
			CERTIFICATE   | Certificate failed validation: The certificate hasn't got a known issuer. | qemu+tls://h1/system   | signed by the authority
			AUTHENTICATION| authentication failed: authentication failed                           | qemu+tcp://h1/system      | Connect again
			ACCESS_DENIED | authentication unavailable: no polkit agent available                  | qemu:///system            | polkit
			NO_DRIVER     | no connection driver available for xen:///system                       | xen:///system             | apt install
			""")
	void theRemedyFitsTheWords(ErrorCode code, String words, String uri, String remedy) {
		FailureExplanation explanation = explain(code, words, uri, "");
		assertTrue(explanation.remedy().contains(remedy), explanation.remedy());
	}

	@ParameterizedTest
	@CsvSource({ "UNREACHABLE, true", "CONNECTION_LOST, true", "OTHER, true", "NO_RESOURCES, true", "CERTIFICATE, false", "AUTHENTICATION, false",
			"ACCESS_DENIED, false", "NO_DRIVER, false", "MALFORMED, false" })
	void onlyWhatMayPassByItselfIsTriedAgain(ErrorCode code, boolean retry) {
		assertEquals(retry, explain(code, "", "qemu+tcp://h1/system", "").retry());
	}

	@ParameterizedTest
	@CsvSource({ "/etc/pki/own" })
	void namesTheFilesOfTheConnection(String folder) {
		String remedy = explain(ErrorCode.CERTIFICATE, "expired", "qemu+tls://h1/system", folder).remedy();
		assertTrue(remedy.contains("/etc/pki/own/clientcert.pem"), remedy);
	}

	private static FailureExplanation tell(ErrorCode code, String uri, String words) {
		return explain(code, words, uri, "");
	}

	@Test
	void anUnknownSshKeyIsNoCertificate() {
		FailureExplanation told = tell(ErrorCode.CERTIFICATE, "qemu+ssh://root@h1/system", "Host key verification failed.");
		assertEquals("The ssh key by which h1 shows who it is is not the one known here: Host key verification failed.", told.reason());
		assertTrue(told.remedy().startsWith("Run \"ssh root@h1\" once in a terminal"), told.remedy());
		assertTrue(told.remedy().contains("the host's administrator"), told.remedy());
		assertFalse(told.remedy().contains("cacert.pem"), told.remedy());
		assertFalse(told.retry(), "asking again helps nobody");
	}

	@Test
	void aRefusedSshKeyNeedsAKeyAndNoPassword() {
		FailureExplanation told = tell(ErrorCode.AUTHENTICATION, "qemu+ssh://h1/system", "Permission denied (publickey).");
		assertTrue(told.remedy().contains("ssh-copy-id h1"), told.remedy());
		assertFalse(told.remedy().contains("enter"), told.remedy());
		assertTrue(tell(ErrorCode.AUTHENTICATION, "qemu+tcp://h1/system", "SASL").remedy().contains("enter the name and password"));
	}

	@Test
	void certificatesAreNamedWhereTheUriPutsThem() {
		FailureExplanation told = tell(ErrorCode.CERTIFICATE, "qemu+tls://h1/system?pkipath=/home/me/pki", "refused");
		assertTrue(told.remedy().endsWith("Ours: /home/me/pki/cacert.pem, /home/me/pki/clientcert.pem"), told.remedy());
		assertTrue(tell(ErrorCode.CERTIFICATE, "qemu://h1/system", "refused").remedy().contains("/etc/pki/libvirt/clientcert.pem"));
	}
}
