// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.libvirt.jna.NativeError;

class ErrorMappingTest {
	private static final HypervisorUri TARGET = HypervisorUri.parse("qemu+tcp://h2/system");

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "3|10|this function is not supported by the connection driver|0|UNSUPPORTED",
			"42|10|Domain not found|0|NOT_FOUND", "49|18|Storage pool not found|0|NOT_FOUND", "55|10|domain is not running|0|INVALID_STATE",
			"68|10|cannot acquire state change lock|0|BUSY", "78|10|migration job: canceled by client|0|ABORTED",
			"81|10|Unsafe migration|0|MIGRATION_UNSAFE", "29|0|operation forbidden: read only access|0|ACCESS_DENIED", "88|10|access denied|0|ACCESS_DENIED",
			"9|10|operation failed: domain 'a' already exists with uuid x|0|ALREADY_EXISTS", "27|27|XML error|0|MALFORMED",
			"38|18|cannot extend file: No space left on device|28|NO_RESOURCES", "38|10|Unable to open|13|ACCESS_DENIED",
			"1|10|internal error: cannot set up guest memory 'pc.ram': Cannot allocate memory|0|NO_RESOURCES",
			"1|10|internal error: process exited: Failed to get \"write\" lock|0|BUSY", "1|10|internal error|0|OTHER", "2|0|out of memory|0|NO_RESOURCES",
			"90|18|storage volume exists already|0|ALREADY_EXISTS", "86|10|agent is not connected|0|INVALID_STATE" })
	void ofCalls(int code, int domain, String message, int errno, ErrorCode expected) {
		HypervisorException failure = ErrorMapping.ofCall(new NativeError(code, domain, message, errno), true, "try");
		assertEquals(expected, failure.code());
		assertEquals("try: " + message, failure.getMessage());
		assertEquals(code, failure.nativeCode());
		assertEquals(domain, failure.nativeDomain());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "qemu+tcp://h/system|38|7|unable to connect to server at 'h:16509': No route to host|113|UNREACHABLE",
			"qemu+tcp://h/system|38|7|unable to resolve address 'h' service '16509': Name or service not known|0|UNREACHABLE",
			"qemu+tls://h/system|38|7|authentication failed: Failed to verify peer's certificate|0|CERTIFICATE",
			"qemu+tls://h/system|45|7|Failed to verify peer's certificate|0|CERTIFICATE",
			"qemu+tls://h/system|38|7|The server certificate is expired|0|CERTIFICATE",
			"qemu+tls://h/system|38|7|Unable to read TLS confirmation: Input/output error|5|CERTIFICATE",
			"qemu+ssh://h/system|38|7|Cannot recv data: Host key verification failed.: Connection reset by peer|104|CERTIFICATE",
			"qemu+ssh://h/system|38|7|Cannot recv data: root@h: Permission denied (publickey,password).: Connection reset by peer|104|AUTHENTICATION",
			"qemu+ssh://h/system|38|7|Cannot recv data: ssh: connect to host h port 22: Connection timed out|104|UNREACHABLE",
			"qemu+unix:///system|38|7|Failed to connect socket to '/run/libvirt/libvirt-sock': Permission denied|13|ACCESS_DENIED",
			"qemu:///system|94|60|authentication unavailable: no polkit agent available|0|AUTHENTICATION",
			"qemu:///system|79|60|authentication cancelled|0|AUTHENTICATION", "vz:///system|67|0|libvirt was built without the 'vz' driver|0|NO_DRIVER",
			"qemu:///|8|10|unexpected QEMU URI path|0|MALFORMED", "qemu+tcp://h/system|1|7|internal error|0|UNREACHABLE" })
	void ofOpening(String uri, int code, int domain, String message, int errno, ErrorCode expected) {
		HypervisorException failure = ErrorMapping.ofOpen(new NativeError(code, domain, message, errno), HypervisorUri.parse(uri), "open");
		assertEquals(expected, failure.code());
		assertTrue(failure.detail().contains(message), failure.detail());
	}

	@Test
	void anUnknownHostKeySaysWhatToDo() {
		NativeError error = new NativeError(38, 7, "Cannot recv data: Host key verification failed.", 104);
		HypervisorException failure = ErrorMapping.ofOpen(error, HypervisorUri.parse("qemu+ssh://root@h1/system"), "open");
		assertTrue(failure.detail().startsWith("The ssh host key of h1 is not known here or has changed. Connect once with ssh"), failure.detail());
	}

	@Test
	void anyErrorOfADeadConnectionIsItsLoss() {
		NativeError error = new NativeError(1, 7, "internal error: client socket is closed", 0);
		HypervisorException failure = ErrorMapping.ofCall(error, false, "list");
		assertEquals(ErrorCode.CONNECTION_LOST, failure.code());
		assertTrue(failure.isConnectionLoss());
	}

	@Test
	void theTargetOfAMigrationIsNotOurConnection() {
		NativeError error = new NativeError(38, 7, "unable to connect to server at 'h2:16509': Connection refused", 111);
		HypervisorException failure = ErrorMapping.ofMigration(error, true, "migrate", TARGET);
		assertEquals(ErrorCode.TARGET_UNREACHABLE, failure.code());
		assertFalse(failure.isConnectionLoss());
		assertEquals("The source host could not connect to qemu+tcp://h2/system: " + error.message(), failure.detail());
		assertEquals(ErrorCode.CONNECTION_LOST, ErrorMapping.ofMigration(error, false, "migrate", TARGET).code());
		assertEquals(ErrorCode.MIGRATION_UNSAFE,
				ErrorMapping.ofMigration(new NativeError(81, 10, "Unsafe migration", 0), true, "migrate", TARGET).code());
	}

	@Test
	void aFailureWithoutAReasonStillHasASentence() {
		assertEquals("list: libvirt reported a failure without a reason.", ErrorMapping.ofCall(new NativeError(0, 0, "", 0), true, "list").getMessage());
	}
}
