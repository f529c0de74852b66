// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.fabric.check.DesignCheck;
import org.orrery.fabric.check.DesignProblem;
import org.orrery.fabric.check.HostFacts;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.fabric.document.DesignDocument;

/** One sound design; each row spoils it in one way and names the rule, the place and a number or name that must be said. */
class DesignCheckTest {
	private static final UUID H1 = new UUID(0, 1);
	private static final UUID H2 = new UUID(0, 2);
	private static final List<HostFacts> FACTS = List.of(new HostFacts(H1, Map.of("eth0", 1500, "eth1", 9000, "eth2", 9000), Set.of("eth0")),
			new HostFacts(H2, Map.of("eth0", 1500, "eth1", 1600, "eth2", 1600), Set.of("eth0")));
	private static final String SOUND = """
			{ "format": 1, "name": "lab", "switches": [
			  { "id": "00000000-0000-0001-0000-000000000001", "name": "dvs0", "domain": 7, "mtu": 1500,
			    "profiles": [
			      { "name": "up", "capability": "uplink", "vlan": { "mode": "trunk", "trunks": [10, 20] } },
			      { "name": "base", "capability": "port", "rate": { "in": 5000000, "out": 0 } },
			      { "name": "web", "capability": "port", "parent": "base", "vlan": { "mode": "access", "tag": 10 }, "published": true } ],
			    "members": [
			      { "slot": 3, "host": "00000000-0000-0000-0000-000000000001", "name": "h1", "address": "10.0.0.1",
			        "uplinks": [ { "name": "team0", "nics": ["eth1", "eth2"], "teaming": "active-backup", "profile": "up" } ] },
			      { "slot": 4, "host": "00000000-0000-0000-0000-000000000002", "name": "h2", "address": "",
			        "uplinks": [ { "name": "eth1", "nics": ["eth1"], "profile": "up" } ] } ],
			    "mirrors": [ { "name": "watch", "profiles": ["web"], "direction": "both", "output": "ids0" } ],
			    "exports": [ { "kind": "ipfix", "collectors": ["10.0.0.9:4739"], "sampling": 1, "interval": 60 } ] },
			  { "id": "00000000-0000-0001-0000-000000000002", "name": "dvs1", "domain": 8, "mtu": 1550,
			    "members": [
			      { "slot": 3, "host": "00000000-0000-0000-0000-000000000001", "name": "h1", "address": "10.0.0.1" },
			      { "slot": 4, "host": "00000000-0000-0000-0000-000000000002", "name": "h2", "address": "10.0.0.2" } ],
			    "tunnels": [ { "name": "vx", "type": "vxlan", "key": 5001 } ] } ] }
			""";

	@Test
	void aSoundDesignHasNoProblem() throws Exception {
		assertEquals(List.of(), problems(SOUND));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { //
			"\"name\": \"dvs0\"|\"name\": \"a-much-too-long-name\"|switch-name|a-much-too-long-name|15",
			"\"name\": \"dvs0\"|\"name\": \"dvs1\"|switch-name|dvs1|dvs1", "\"domain\": 7|\"domain\": 8|domain|dvs0|8",
			"\"domain\": 7|\"domain\": 0|domain|dvs0|4095", "\"mtu\": 1500|\"mtu\": 67|mtu|dvs0|67", "\"tag\": 10|\"tag\": 4095|vlan|dvs0/profile web|4095",
			"\"tag\": 10|\"tag\": 0|vlan|dvs0/profile web|4094", "\"tag\": 10|\"tag\": 30|vlan-on-uplink|dvs0/profile web|30",
			"\"parent\": \"base\"|\"parent\": \"bsae\"|parent|dvs0/profile web|bsae", "\"parent\": \"base\"|\"parent\": \"web\"|parent|dvs0/profile web|web → web",
			"\"parent\": \"base\"|\"parent\": \"up\"|capability|dvs0/profile web|up", "5000000|5000001|rate|dvs0/profile base|5000001",
			"\"published\": true|\"published\": true, \"system\": true|system-profile|dvs0/profile web|web",
			"\"profile\": \"up\" } ] },|\"profile\": \"web\" } ] },|capability|dvs0/host h1/uplink team0|web",
			"[\"eth1\", \"eth2\"]|[\"eth1\", \"eth0\"]|management|dvs0/host h1/uplink team0|eth0",
			"[\"eth1\", \"eth2\"]|[\"eth1\", \"eth5\"]|nic|dvs0/host h1/uplink team0|eth5", "\"active-backup\"|\"none\"|team|dvs0/host h1/uplink team0|2 NICs",
			"[\"eth1\", \"eth2\"]|[\"eth1\"]|team|dvs0/host h1/uplink team0|eth1", "[\"eth1\", \"eth2\"]|[]|team|dvs0/host h1/uplink team0|team0",
			"\"nics\": [\"eth1\"], \"profile\": \"up\" }|\"nics\": [\"eth1\"], \"profile\": \"up\" }, { \"name\": \"eth2\", \"nics\": [\"eth2\"], \"profile\": \"up\" }|loop|dvs0/host h2/uplink eth2|10",
			"\"nics\": [\"eth1\"], \"profile\": \"up\" }|\"nics\": [\"eth1\"], \"profile\": \"up\" }, { \"name\": \"x\", \"nics\": [\"eth1\"], \"profile\": \"up\" }|nic|dvs0/host h2/uplink eth1|dvs0/x",
			"\"slot\": 4, \"host\": \"00000000-0000-0000-0000-000000000002\", \"name\": \"h2\", \"address\": \"\"|\"slot\": 2, \"host\": \"00000000-0000-0000-0000-000000000002\", \"name\": \"h2\", \"address\": \"\"|slot|dvs0/host h2|3 to 66",
			"\"slot\": 4, \"host\": \"00000000-0000-0000-0000-000000000002\", \"name\": \"h2\", \"address\": \"\"|\"slot\": 3, \"host\": \"00000000-0000-0000-0000-000000000001\", \"name\": \"h1\", \"address\": \"\"|members|dvs0/host h1|twice",
			"\"mtu\": 1550|\"mtu\": 1600|tunnel-mtu|dvs1/tunnel vx|1650", "5001|16777216|tunnel-key|dvs1/tunnel vx|16777215",
			"\"address\": \"10.0.0.2\"|\"address\": \"\"|tunnel-ends|dvs1/tunnel vx|1", "[\"web\"], \"direction\"|[\"wbe\"], \"direction\"|mirror|dvs0/mirror watch|wbe",
			"\"output\": \"ids0\"|\"output\": \"\"|mirror|dvs0/mirror watch|watch", "10.0.0.9:4739|collector|export|dvs0/IPFIX|collector",
			"\"sampling\": 1|\"sampling\": 0|export|dvs0/IPFIX|0",
			"[10, 20]|[0, 20]|vlan|dvs0/profile up|4094", "[10, 20]|[10, 20, 4095]|vlan|dvs0/profile up|4095",
			"\"name\": \"base\"|\"name\": \"web\"|profile-name|dvs0/profile web|web",
			"\"capability\": \"port\", \"rate\"|\"parent\": \"web\", \"capability\": \"port\", \"rate\"|parent|dvs0/profile web|web → base → web",
			"\"parent\": \"base\", \"vlan\"|\"parent\": \"base\", \"security\": { \"promiscuous\": true }, \"vlan\"|promiscuous|dvs0/profile web|mirror" })
	void oneFaultIsOneProblemThatSaysWhere(String what, String by, String rule, String place, String said) throws Exception {
		assertTrue(SOUND.contains(what), "the test replaces something");
		List<DesignProblem> problems = problems(SOUND.replace(what, by));
		DesignProblem found = problems.stream().filter(problem -> problem.rule().equals(rule) && problem.place().equals(place)).findFirst()
				.orElseThrow(() -> new AssertionError(problems.toString()));
		assertTrue((found.words() + found.remedy()).contains(said), found.toString());
		assertFalse(found.words().contains("{") || found.remedy().contains("{"), "every number is filled in: " + found);
		assertFalse(found.remedy().isBlank());
	}

	@Test
	void the65thHostIsRefused() throws Exception {
		DistributedSwitch drawn = DesignDocument.read(SOUND).switches().get(1);
		List<Member> many = new ArrayList<>();
		for (int i = 0; i < 65; i++)
			many.add(new Member(3 + i, new UUID(5, i), "n" + i, "", List.of()));
		DistributedSwitch full = new DistributedSwitch(drawn.id(), drawn.name(), 8, 1500, many.subList(0, 64), List.of(), List.of(), List.of(), List.of());
		assertTrue(full.freeSlot().isEmpty());
		assertEquals(List.of(), DesignCheck.problems(new NetworkDesign("n", List.of(full)), List.of()));
		DistributedSwitch more = new DistributedSwitch(drawn.id(), drawn.name(), 8, 1500, many, List.of(), List.of(), List.of(), List.of());
		List<DesignProblem> problems = DesignCheck.problems(new NetworkDesign("n", List.of(more)), List.of());
		assertFalse(DesignCheck.isApplicable(problems));
		assertTrue(problems.stream().anyMatch(problem -> problem.rule().equals("members") && problem.words().contains("65")), problems.toString());
	}

	@Test
	void theLowestFreeSlotIsGiven() throws Exception {
		assertEquals(5, DesignDocument.read(SOUND).switches().get(0).freeSlot().getAsInt());
	}

	private static List<DesignProblem> problems(String text) throws Exception {
		return DesignCheck.problems(DesignDocument.read(text), FACTS);
	}
}
