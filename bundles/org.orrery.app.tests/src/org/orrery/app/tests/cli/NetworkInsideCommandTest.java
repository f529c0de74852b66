// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.tests.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

import com.google.gson.JsonObject;

/** {@code orrery network mac}, {@code ports}, {@code team}, {@code trace} and {@code chassis}, over simulated hosts. */
@Timeout(120)
class NetworkInsideCommandTest {
	private static final String ONE = "52:54:00:00:00:01";
	private static final String TWO = "52:54:00:00:00:02";

	@TempDir
	Path home;
	private Shell shell;
	private String file;

	@BeforeEach
	void begin() throws IOException {
		shell = new Shell(home);
		StringBuilder members = new StringBuilder();
		int slot = 3;
		for (String host : List.of("h1", "h2", "h3"))
			members.append(slot > 3 ? "," : "").append("""
					{"slot": %d, "host": "%s", "name": "%s", "uplinks": [{"name": "team0", "nics": ["eth1", "eth2"], "teaming": "active-backup", "profile": "up"}]}
					""".formatted(slot++, shell.host(host).hardware().uuid(), host));
		file = Files.writeString(home.resolve("prod.orrery-network"), """
				{"format": 1, "name": "prod", "switches": [{"id": "%s", "name": "dvs0", "domain": 7, "mtu": 1500, "members": [%s],
				"profiles": [{"name": "up", "capability": "uplink"}]}]}
				""".formatted(new UUID(1, 2), members)).toString();
		shell.onFleet("network", "apply", file).expect(ExitCode.OK);
		plug("h1", "vnet7", ONE, 10);
	}

	private void plug(String host, String port, String mac, int vlan) {
		shell.host(host).fabric().plug("dvs0", new PortConfig(port, PortConfig.Kind.VM, List.of(port), Teaming.NONE, Vlan.access(vlan), Rate.UNLIMITED, true,
				Map.of(), Map.of(Marks.MAC, mac)));
	}

	@Test
	void tablesTellWhatGoesOnInside() {
		String macs = shell.onFleet("network", "mac", "h1").expect(ExitCode.OK).out();
		assertTrue(macs.contains(ONE) && macs.contains("vnet7") && macs.contains("static"), macs);
		String ports = shell.onFleet("network", "ports", "h1", "dvs0").expect(ExitCode.OK).out();
		assertTrue(ports.contains("vnet7") && ports.contains("team0"), ports);
		String cables = shell.onFleet("network", "neighbours", "h1").expect(ExitCode.OK).out();
		assertTrue(cables.contains("eth1") && cables.contains("rack-1") && cables.contains("9216 B"), cables);
		shell.host("h3").fabric().place(new SwitchConfig("dvs0", 0, new TreeMap<>(), List.of(), List.of(), Map.of()));
		Shell.Result silent = shell.onFleet("network", "neighbours", "h3").expect(ExitCode.FAILED);
		assertTrue(silent.err().contains("h3") && silent.err().contains("does not listen"), silent.err());
		String team = shell.onFleet("network", "team", "h1").expect(ExitCode.OK).out();
		assertTrue(team.contains("eth2") && team.contains("active") && team.contains("dropped here"), team);
		JsonObject view = shell.onFleet("network", "ports", "h1", "--json").expect(ExitCode.OK).array().get(0).getAsJsonObject();
		assertEquals("dvs0", view.get("switch").getAsString());
		assertEquals(2, view.getAsJsonArray("ports").size());
		assertEquals(0, view.getAsJsonArray("gaps").size());
	}

	@Test
	void aFrameIsFollowedToItsEnd() {
		plug("h2", "vnet8", TWO, 10);
		String way = shell.onFleet("network", "trace", ONE, TWO, "--ask").expect(ExitCode.OK).out();
		assertTrue(way.contains("eth1 is the active link of team team0") && way.contains("h2") && way.contains("in VLAN 10 to team0"), way);
		shell.host("h2").fabric().unplug("vnet8");
		plug("h2", "vnet8", TWO, 20);
		JsonObject blocked = shell.onFleet("network", "trace", ONE, TWO, "--json").expect(ExitCode.FAILED).object();
		assertEquals("blocked", blocked.get("verdict").getAsString());
		assertTrue(blocked.getAsJsonArray("hops").asList().getLast().getAsJsonObject().get("rule").getAsString().contains("VLAN 10"), blocked.toString());
	}

	@Test
	void everySlotIsThereUntilItsHostIsNot() {
		String chassis = shell.onFleet("network", "chassis", file).expect(ExitCode.OK).out();
		assertTrue(chassis.contains("active controller") && chassis.contains("h3") && chassis.lines().filter(line -> line.contains("present")).count() == 3, chassis);
		shell.host("h2").fabric().reachable(false);
		String away = shell.onFleet("network", "chassis", file, "--timeout", "20").expect(ExitCode.UNREACHABLE).out();
		assertTrue(away.lines().anyMatch(line -> line.contains("h2") && line.contains("removed") && line.contains("goes on forwarding")), away);
	}

	@Test
	void badInputIsRefusedWithTheReason() {
		assertTrue(shell.onFleet("network", "mac", "h1", "br7").expect(ExitCode.NOT_FOUND).err().contains("dvs0"));
		shell.onFleet("network", "mac", "h9").expect(ExitCode.NOT_FOUND);
		shell.onFleet("network", "mac").expect(ExitCode.USAGE);
		assertTrue(shell.onFleet("network", "trace", ONE, TWO, "--vlan", "4095").expect(ExitCode.USAGE).err().contains("4094"));
		assertTrue(shell.onFleet("network", "trace", ONE, "52:54:00:99:99:99").expect(ExitCode.FAILED).out().contains("outside"));
		shell.onFleet("network", "trace", "web", "nobody").expect(ExitCode.NOT_FOUND);
	}
}
