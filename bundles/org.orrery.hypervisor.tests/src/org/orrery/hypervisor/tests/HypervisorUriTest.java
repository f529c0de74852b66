// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.HypervisorUri;

class HypervisorUriTest {
	@ParameterizedTest
	@CsvSource(nullValues = "-", emptyValue = "", value = {
			"qemu:///system,                     qemu, '',   -,           -,    /system",
			"QEMU+SSH://root@kvm1/system,        qemu, ssh,  kvm1,        root, /system",
			"qemu+tls://kvm1.example.org:16514/system, qemu, tls, kvm1.example.org, -, /system",
			"qemu+tcp://[fd00::1]/system,        qemu, tcp,  [fd00::1],   -,    /system",
			"test:///default,                    test, '',   -,           -,    /default" })
	void readsItsParts(String text, String driver, String transport, String host, String user, String path) {
		HypervisorUri uri = HypervisorUri.parse(text);
		assertEquals(driver, uri.driver());
		assertEquals(transport, uri.transport());
		assertEquals(Optional.ofNullable(host), uri.host());
		assertEquals(Optional.ofNullable(user), uri.user());
		assertEquals(path, uri.path());
		assertEquals(text, uri.toString());
	}

	@Test
	void readsParameters() {
		HypervisorUri uri = HypervisorUri.parse("qemu+unix:///system?socket=/run/my%20host/libvirt-sock&mode=direct");
		assertEquals(Optional.of("/run/my host/libvirt-sock"), uri.parameter("socket"));
		assertEquals(Optional.of("direct"), uri.parameter("mode"));
		assertEquals(Optional.empty(), uri.parameter("pkipath"));
	}

	@Test
	void anAddedParameterIsReadBackAsItWas() {
		String folder = "/etc/pki/a & b;c?#100%+ü";
		HypervisorUri uri = HypervisorUri.parse("qemu+tls://kvm1/system?no_verify=0").withParameter("pkipath", folder);
		assertEquals(Optional.of("0"), uri.parameter("no_verify"));
		assertEquals(Optional.of("kvm1"), uri.host());
		assertEquals(Optional.of(folder), uri.parameter("pkipath"));
	}

	@Test
	void aParameterThatIsThereStays() {
		HypervisorUri uri = HypervisorUri.parse("qemu+tls://kvm1/system?pkipath=/mine");
		assertSame(uri, uri.withParameter("pkipath", "/other"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "   ", "kvm1", "root@kvm1", "qemu:system", "qemu://bad host/system" })
	void refusesWhatIsNoUriAndSaysWhatToWrite(String text) {
		IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> HypervisorUri.parse(text));
		assertTrue(refusal.getMessage().contains("for example qemu"), refusal::getMessage);
	}

	@ParameterizedTest
	@ValueSource(strings = { "qemu+tcp://admin:s3cret@kvm1/system", "//admin:s3cret@kvm1/system", "qemu+tcp://admin:s3cret@bad host/system" })
	void refusesAPasswordWithoutRepeatingIt(String text) {
		IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> HypervisorUri.parse(text));
		assertFalse(refusal.getMessage().contains("s3cret"), refusal::getMessage);
	}
}
