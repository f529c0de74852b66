// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.orrery.fabric.ovs.control.ControlText;

/** Answers of ovs-vswitchd as different versions give them. */
class ControlTextTest {
	@Test
	void readsLearntAndStaticAddresses() {
		assertEquals(List.of(new ControlText.LearntMac("4", 10, "52:54:00:00:00:01", 7), new ControlText.LearntMac("LOCAL", 0, "52:54:00:00:00:0a", 0),
				new ControlText.LearntMac("2", 4094, "52:54:00:00:00:02", -1)), ControlText.macs("""
						 port  VLAN  MAC                Age
						    4    10  52:54:00:00:00:01    7
						LOCAL     0  52:54:00:00:00:0A    0
						    2  4094  52:54:00:00:00:02  static
						"""));
		assertEquals(List.of(), ControlText.macs("no such bridge\n"));
	}

	@Test
	void readsTeamsInOldAndNewWords() {
		for (String word : List.of("member", "slave")) {
			ControlText.Bond bond = ControlText.bond("""
					---- team0 ----
					bond_mode: active-backup
					lacp_status: negotiated
					active %1$s mac: aa:55:aa:55:00:10(e1)

					%1$s e1: enabled
					\tactive %1$s
					\tmay_enable: true

					%1$s e2: disabled
					\tmay_enable: false
					""".formatted(word));
			assertEquals("negotiated", bond.lacp());
			assertEquals(Map.of("e1", new ControlText.Member(true, true), "e2", new ControlText.Member(false, false)), bond.members());
		}
	}

	@Test
	void readsWhereAFrameGoes() {
		String text = """
				Flow: in_port=4,vlan_tci=0x0000,dl_src=52:54:00:00:00:01,dl_dst=52:54:00:00:00:02,dl_type=0x0000

				bridge("br0")
				-------------
				 0. priority 0
				    NORMAL
				     -> no learned MAC for destination, flooding

				Final flow: unchanged
				Megaflow: recirc_id=0,eth,in_port=4
				Datapath actions: 2,push_vlan(vid=10,pcp=0),5,pop_vlan,tnl_push(tnl_port(7),header(size=50,type=4,eth(dst=0,src=1)),out_port(100)),1
				""";
		assertEquals(List.of("7", "2", "5", "1"), ControlText.outputs(text));
		assertEquals("NORMAL", ControlText.reasons(text).get(1));
		assertTrue(ControlText.reasons(text).getLast().startsWith("Datapath actions"), ControlText.reasons(text).toString());
		assertEquals(List.of(), ControlText.outputs("Datapath actions: drop\n"));
		assertFalse(ControlText.reasons(text).stream().anyMatch(line -> line.startsWith("Flow:")));
	}

	@Test
	void readsThePortsOfTheDatapath() {
		assertEquals(Map.of("100", "br0", "4", "v1"), ControlText.datapathPorts("""
				netdev@ovs-netdev: hit:0 missed:3
				  br0:
				    br0 65534/100: (dummy-internal)
				    v1 4/4: (system)
				    gone 5/none: (system)
				"""));
	}
}
