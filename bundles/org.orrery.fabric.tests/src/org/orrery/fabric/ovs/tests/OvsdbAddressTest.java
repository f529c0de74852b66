// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

class OvsdbAddressTest {
	@ParameterizedTest
	@CsvSource({ "unix:/run/openvswitch/db.sock,UNIX,'',0", "tcp:h1:6640,TCP,h1,6640", "tcp:h1,TCP,h1,6640", "ssl:10.0.0.1:16640,TLS,10.0.0.1,16640",
			"tcp:[fe80::1]:6641,TCP,fe80::1,6641", "tcp:[::1],TCP,::1,6640" })
	void readsOpenVswitchsOwnNotation(String text, OvsdbAddress.Kind kind, String host, int port) throws FabricException {
		OvsdbAddress address = OvsdbAddress.parse(text);
		assertEquals(kind, address.kind());
		assertEquals(host, address.host());
		assertEquals(port, address.port());
		assertEquals(address, OvsdbAddress.parse(address.toString()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "h1", "tcp:", "tcp::6640", "tcp:h1:0", "tcp:h1:65536", "tcp:h1:x", "unix:", "http://h1" })
	void saysWhatIsExpectedOtherwise(String text) {
		FabricException malformed = assertThrows(FabricException.class, () -> OvsdbAddress.parse(text));
		assertTrue(malformed.getMessage().contains("tcp:HOST:PORT"), malformed.getMessage());
	}
}
