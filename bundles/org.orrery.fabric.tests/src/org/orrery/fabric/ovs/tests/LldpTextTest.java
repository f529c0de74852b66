// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.fabric.inside.Neighbour;
import org.orrery.fabric.ovs.control.LldpText;

class LldpTextTest {
	/** As lldpctl 1.0.16 prints it. */
	private static final String HEARD = """
			{"lldp": [{"interface": [{"name": "eth0", "via": "LLDP", "rid": "1", "age": "0 day, 00:00:01",
			"chassis": [{"id": [{"type": "mac", "value": "02:aa:bb:cc:dd:01"}], "name": [{"value": "leaf-3.example"}], "descr": [{"value": "A switch"}]}],
			"port": [{"id": [{"type": "ifname", "value": "Gi1/0/17"}], "descr": [{"value": "to rack 7"}], "ttl": [{"value": "120"}], "mfs": [{"value": "9216"}]}],
			"vlan": [{"vlan-id": "10"}, {"vlan-id": "99", "pvid": true}]},
			{"name": "eth1", "via": "LLDP", "chassis": [{"id": [{"type": "local", "value": "7"}]}], "port": [{"id": [{"type": "local", "value": "3"}]}]}]}]}
			""";

	@Test
	void whatSwitchesSayOfThemselvesIsRead() {
		assertEquals(List.of(new Neighbour("eth0", "leaf-3.example", "02:aa:bb:cc:dd:01", "Gi1/0/17", "to rack 7", 99, 9216),
				new Neighbour("eth1", "", "7", "3", "", 0, 0)), LldpText.neighbours(HEARD));
		assertEquals(List.of(), LldpText.neighbours("{\"lldp\": [{}]}"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sh: 1: lldpctl: not found", "", "[]", "2026-11-23T00:06:04 [WARN/control] unable to connect to socket /run/lldpd.socket: Permission denied" })
	void whatIsNoAnswerIsSaidAsItCame(String text) {
		IllegalArgumentException odd = assertThrows(IllegalArgumentException.class, () -> LldpText.neighbours(text));
		assertTrue(text.contains(odd.getMessage()), odd.getMessage());
	}
}
