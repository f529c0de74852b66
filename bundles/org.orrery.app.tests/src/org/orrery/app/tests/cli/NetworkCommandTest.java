// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.app.cli.ExitCode;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

import com.google.gson.JsonObject;

/** {@code orrery network}, over simulated hosts. */
@Timeout(120)
class NetworkCommandTest {
	@TempDir
	Path home;
	private Shell shell;

	@BeforeEach
	void begin() {
		shell = new Shell(home);
	}

	private Path design(String vlan, String... nics) throws IOException {
		StringBuilder members = new StringBuilder();
		int slot = 3;
		for (String host : List.of("h1", "h2", "h3")) {
			String teaming = nics.length > 1 ? "\"teaming\": \"active-backup\"," : "";
			members.append(slot > 3 ? "," : "").append("""
					{"slot": %d, "host": "%s", "name": "%s", "uplinks": [{"name": "team0", "nics": ["%s"], %s "profile": "up"}]}
					""".formatted(slot++, shell.host(host).hardware().uuid(), host, String.join("\", \"", nics), teaming));
		}
		return Files.writeString(home.resolve("prod.orrery-network"), """
				{"format": 1, "name": "prod", "switches": [{"id": "%s", "name": "dvs0", "domain": 7, "mtu": 1500, "members": [%s],
				"profiles": [{"name": "up", "capability": "uplink"}, {"name": "web", "vlan": {"mode": "access", "tag": %s}, "published": true}]}]}
				""".formatted(new UUID(1, 2), members, vlan));
	}

	private List<SwitchConfig> live(String host) {
		return shell.host(host).fabric().switches();
	}

	@Test
	void aDesignIsCheckedComparedPlannedAppliedAndTakenBack() throws Exception {
		String file = design("10", "eth1", "eth2").toString();
		assertTrue(shell.onFleet("network", "check", file).expect(ExitCode.OK).out().contains("Nothing is wrong"));
		shell.onFleet("network", "compare", file).expect(ExitCode.FAILED);
		JsonObject plan = shell.onFleet("network", "plan", file, "--json").expect(ExitCode.OK).object();
		assertEquals(3, plan.getAsJsonArray("hosts").size());
		assertEquals(List.of(), live("h1"), "a plan changes nothing");

		JsonObject task = shell.onFleet("network", "apply", file, "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject();
		assertEquals("network.apply", task.get("operation").getAsString());
		assertEquals("dvs0", live("h3").getFirst().name());
		assertTrue(shell.onFleet("network", "compare", file).expect(ExitCode.OK).out().contains("h2: as designed"));
		assertTrue(shell.onFleet("network", "plan", file).expect(ExitCode.OK).out().contains("Every host is as \"prod\" says"));
		assertTrue(shell.onFleet("network", "list").expect(ExitCode.OK).out().contains("team0 (eth1 + eth2)"));

		assertTrue(shell.onFleet("network", "undo", "--plan").expect(ExitCode.OK).out().contains("Remove switch dvs0"));
		shell.onFleet("network", "undo").expect(ExitCode.OK);
		assertEquals(List.of(), live("h1"));

		String last = shell.onFleet("network", "apply", file, "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject().get("id").getAsString();
		shell.onFleet("undo", last).expect(ExitCode.OK);
		assertEquals(List.of(), live("h1"), "the undo of any task knows of networks, too");
	}

	@Test
	void driftIsShownBothWays() throws Exception {
		String file = design("10", "eth1", "eth2").toString();
		shell.onFleet("network", "apply", file).expect(ExitCode.OK);
		loseTeam("h2");

		String drift = shell.onFleet("network", "compare", file).expect(ExitCode.FAILED).out();
		assertTrue(drift.contains("h1: as designed") && drift.contains("h2: 2 differences"), drift);
		shell.onFleet("network", "adopt", file).expect(ExitCode.OK);
		shell.onFleet("network", "compare", file).expect(ExitCode.OK);
		assertTrue(Files.readString(Path.of(file)).contains("\"name\": \"eth1\""));

		shell.onFleet("network", "apply", design("10", "eth1", "eth2").toString()).expect(ExitCode.OK);
		assertEquals(List.of("eth1", "eth2"), live("h2").getFirst().port("team0").orElseThrow().nics());
	}

	@Test
	void oneDifferenceIsOverwrittenOrTakenOverAlone() throws Exception {
		String file = design("10", "eth1", "eth2").toString();
		shell.onFleet("network", "apply", file).expect(ExitCode.OK);
		for (String host : List.of("h1", "h2"))
			loseTeam(host);
		shell.onFleet("network", "apply", file, "--only", "h1").expect(ExitCode.OK);
		assertTrue(live("h1").getFirst().port("team0").isPresent());
		assertTrue(live("h2").getFirst().port("team0").isEmpty(), "another host was not meant");

		String left = shell.onFleet("network", "compare", file).expect(ExitCode.FAILED).out();
		assertTrue(left.contains("dvs0/port team0"), left);
		shell.onFleet("network", "adopt", file, "--only", "h2: dvs0/port team0").expect(ExitCode.OK);
		assertTrue(Files.readString(Path.of(file)).contains("\"name\": \"eth1\""));
		shell.onFleet("network", "compare", file).expect(ExitCode.OK);

		String refusal = shell.onFleet("network", "apply", file, "--only", "h9").expect(ExitCode.NOT_FOUND).err();
		assertTrue(refusal.contains("no difference called \"h9\"") && refusal.contains("orrery network compare"), refusal);
		shell.onFleet("network", "adopt", file, "--only", "h2", "--switch", "br0").expect(ExitCode.USAGE);
	}

	/** By hand, behind the design's back. */
	private void loseTeam(String host) {
		SwitchConfig made = live(host).getFirst();
		PortConfig team = made.port("team0").orElseThrow();
		TreeMap<String, PortConfig> ports = new TreeMap<>();
		ports.put("eth1", new PortConfig("eth1", PortConfig.Kind.UPLINK, List.of("eth1"), Teaming.NONE, team.vlan(), team.rate(), true, Map.of(), team.marks()));
		shell.host(host).fabric().place(made.withPorts(ports));
	}

	@Test
	void switchesThatOthersMadeBecomePartsOfADesign() throws Exception {
		for (String host : List.of("h1", "h2")) {
			TreeMap<String, PortConfig> ports = new TreeMap<>();
			ports.put("eth1", new PortConfig("eth1", PortConfig.Kind.UPLINK, List.of("eth1"), Teaming.NONE, Vlan.trunk(List.of()), Rate.UNLIMITED, true, Map.of(),
					Map.of("note", "by hand")));
			ports.put("vnet9", new PortConfig("vnet9", PortConfig.Kind.VM, List.of("vnet9"), Teaming.NONE, Vlan.access(30), Rate.UNLIMITED, true, Map.of(),
					Map.of(Marks.MAC, "52:54:00:00:00:09")));
			shell.host(host).fabric().place(new SwitchConfig("br-old", 0, ports, List.of(), List.of(), Map.of()));
		}
		String file = home.resolve("old.orrery-network").toString();
		shell.onFleet("network", "adopt", file, "--switch", "br-none").expect(ExitCode.NOT_FOUND);
		shell.onFleet("network", "adopt", file, "--switch", "br-old").expect(ExitCode.OK);
		String text = Files.readString(Path.of(file));
		assertTrue(text.contains("\"vlan-30\"") && text.contains("\"name\": \"h2\"") && !text.contains("\"name\": \"h3\""), text);
		shell.onFleet("network", "compare", file).expect(ExitCode.OK);
		PortConfig port = live("h1").getFirst().port("vnet9").orElseThrow();
		assertEquals(Vlan.access(30), port.vlan());
		assertEquals("vlan-30", port.marks().get(Marks.PROFILE));
		assertEquals("by hand", live("h2").getFirst().port("eth1").orElseThrow().marks().get("note"));

		// Now it is like any drawn one: an edit reaches the port.
		Files.writeString(Path.of(file), text.replace("\"tag\": 30", "\"tag\": 31"));
		shell.host("h1").alter(shell.host("h1").uuidOf("web"), vm -> vm.withDevices(vm.disks(),
				List.of(new org.orrery.hypervisor.DomainRecord.NicRecord("52:54:00:00:00:09", "virtio", "bridge", "br-old", "", "vnet9", true))),
				org.orrery.hypervisor.HypervisorListener.DomainEvent.OTHER);
		shell.onFleet("network", "apply", file).expect(ExitCode.OK);
	}

	@Test
	void whatCannotBeAppliedIsRefusedAndSaysWhy() throws Exception {
		shell.onFleet("network", "apply", home.resolve("none").toString()).expect(ExitCode.NOT_FOUND);
		for (String bad : List.of("{", "{\"format\": 99, \"name\": \"x\"}", "{\"format\": 1}", "[]", "{\"format\": 1, \"name\": \"x\", \"swiches\": []}")) {
			Shell.Result result = shell.onFleet("network", "check", Files.writeString(home.resolve("bad"), bad).toString()).expect(ExitCode.FAILED);
			assertTrue(result.err().contains("bad"), result.err());
		}
		for (String vlan : List.of("0", "4095")) {
			Shell.Result refused = shell.onFleet("network", "apply", design(vlan, "eth1").toString()).expect(ExitCode.REFUSED);
			assertTrue(refused.err().contains(vlan), refused.err());
		}
		assertTrue(shell.onFleet("network", "apply", design("10", "eth0").toString()).expect(ExitCode.REFUSED).err().contains("br0"));
		assertTrue(shell.onFleet("network", "apply", design("10", "eth7").toString()).expect(ExitCode.REFUSED).err().contains("eth7"));
		String good = design("10", "eth1").toString();
		Files.writeString(Path.of(good), Files.readString(Path.of(good)).replace("\"mtu\": 1500", "\"mtu\": 67"));
		assertTrue(shell.onFleet("network", "apply", good).expect(ExitCode.REFUSED).err().contains("67"));
		shell.onFleet("network", "check", good, "--offline").expect(ExitCode.REFUSED);
		assertEquals(List.of(), live("h1"));
	}

	@Test
	void aSecondPersonIsToldAndAnAbsentHostIsLeftOutOnRequest() throws Exception {
		String file = design("10", "eth1").toString();
		try (FabricConnection other = shell.host("h3").fabric().connect(); FabricConnection.Hold hold = other.hold("anna")) {
			Shell.Result failed = shell.onFleet("network", "apply", file).expect(ExitCode.FAILED);
			assertTrue(failed.err().contains("anna"), failed.err());
		} catch (FabricException e) {
			throw new AssertionError(e);
		}
		shell.host("h3").fabric().reachable(false);
		shell.onFleet("network", "compare", file).expect(ExitCode.UNREACHABLE);
		shell.onFleet("network", "apply", file).expect(ExitCode.REFUSED);
		shell.onFleet("network", "apply", file, "--partial").expect(ExitCode.OK);
		assertFalse(live("h2").isEmpty());
		assertTrue(live("h3").isEmpty());
	}
}
