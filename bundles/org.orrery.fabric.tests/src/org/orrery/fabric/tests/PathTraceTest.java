// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.inside.Link;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;
import org.orrery.fabric.inside.SwitchInside;
import org.orrery.fabric.inside.TeamStatus;
import org.orrery.fabric.trace.Hop;
import org.orrery.fabric.trace.Hop.Verdict;
import org.orrery.fabric.trace.PathTrace;
import org.orrery.fabric.trace.Trace;
import org.orrery.fabric.trace.TracedHost;

class PathTraceTest {
	private static final String A = "52:54:00:00:00:0a";
	private static final String B = "52:54:00:00:00:0b";

	@Test
	void atOneSwitchItGoesFromPortToPort() {
		Trace trace = trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), vm("v2", B, Vlan.access(10)))), 0);
		assertEquals(List.of(Hop.Kind.FROM_VM, Hop.Kind.SWITCH, Hop.Kind.TO_VM), kinds(trace));
		assertTrue(trace.arrives());
		assertEquals(10, trace.vlan());
		assertEquals("v2", trace.hops().getLast().port());
	}

	@Test
	void anotherVlanIsTheReason() {
		Trace trace = trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), vm("v2", B, Vlan.access(20)))), 0);
		assertBlocked(trace, Hop.Kind.TO_VM, "20", "VLAN 10");
	}

	@Test
	void betweenHostsItTakesTheActiveLinkOfTheTeam() {
		TracedHost one = look(host("h1", vm("v1", A, Vlan.access(10)), team(Vlan.trunk(List.of(10, 20)))), "eth3", Link.UP);
		TracedHost two = look(host("h2", vm("v2", B, Vlan.access(10)), team(Vlan.trunk(List.of(10)))), "eth2", Link.UP);
		Trace trace = trace(List.of(one, two), 0);
		assertEquals(List.of(Hop.Kind.FROM_VM, Hop.Kind.SWITCH, Hop.Kind.UPLINK, Hop.Kind.PHYSICAL, Hop.Kind.UPLINK, Hop.Kind.TO_VM), kinds(trace));
		assertTrue(trace.arrives());
		assertEquals(Verdict.ASSUMED, trace.verdict(), "nobody has seen the cables");
		assertTrue(trace.hops().get(2).rule().contains("eth3"), trace.hops().get(2).rule());
		assertTrue(trace.hops().get(3).rule().contains("VLAN 10"), trace.hops().get(3).rule());
		assertTrue(trace.hops().get(4).rule().contains("eth2"), trace.hops().get(4).rule());
		assertTrue(trace.hops().get(1).rule().contains("last heard"), trace.hops().get(1).rule());
	}

	@Test
	void aVlanThatNoUplinkCarriesEndsAtTheHost() {
		Trace out = trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), team(Vlan.trunk(List.of(20)))), host("h2", vm("v2", B, Vlan.access(10)))), 0);
		assertBlocked(out, Hop.Kind.SWITCH, "h1", "VLAN 10");
		Trace in = trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), team(Vlan.trunk(List.of()))),
				host("h2", vm("v2", B, Vlan.access(10)), team(Vlan.trunk(List.of(20))))), 0);
		assertBlocked(in, Hop.Kind.UPLINK, "h2", "VLAN 10");
	}

	@Test
	void aTeamWithoutLinksIsTheReason() {
		TracedHost one = look(host("h1", vm("v1", A, Vlan.access(10)), team(Vlan.trunk(List.of()))), "eth3", Link.DOWN);
		assertBlocked(trace(List.of(one, host("h2", vm("v2", B, Vlan.access(10)), team(Vlan.trunk(List.of())))), 0), Hop.Kind.UPLINK, "team0");
	}

	@Test
	void aPortThatIsOffLetsNothingOutOrIn() {
		PortConfig off = vm("v1", A, Vlan.access(10)).with(Vlan.access(10), Rate.UNLIMITED, false, Map.of(Marks.MAC, A, Marks.PROFILE, "quarantine"));
		assertBlocked(trace(List.of(host("h1", off, vm("v2", B, Vlan.access(10)))), 0), Hop.Kind.FROM_VM, "quarantine");
		assertBlocked(PathTrace.follow(List.of(host("h1", off, vm("v2", B, Vlan.access(10)))), B, A, 0), Hop.Kind.TO_VM, "quarantine");
	}

	@Test
	void tagsOfGuestsNeedATrunk() {
		assertBlocked(trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), vm("v2", B, Vlan.access(10)))), 30), Hop.Kind.FROM_VM, "30");
		Trace trunk = trace(List.of(host("h1", vm("v1", A, Vlan.trunk(List.of(30, 31))), vm("v2", B, Vlan.access(30)))), 30);
		assertTrue(trunk.arrives(), trunk.toString());
	}

	@Test
	void tunnelsLeadToTheHostTheyAreMadeFor() {
		List<TracedHost> hosts = List.of(host("h1", vm("v1", A, Vlan.access(10)), tunnel("t-4", "10.0.0.1", "10.0.0.2"), tunnel("t-5", "10.0.0.1", "10.0.0.3")),
				host("h2", tunnel("t-3", "10.0.0.2", "10.0.0.1")), host("h3", vm("v2", B, Vlan.access(10)), tunnel("t-3", "10.0.0.3", "10.0.0.1")));
		Trace trace = trace(hosts, 0);
		assertTrue(trace.arrives(), trace.toString());
		assertEquals("t-5", trace.hops().get(2).port());
		assertEquals(List.of(Hop.Kind.FROM_VM, Hop.Kind.SWITCH, Hop.Kind.TUNNEL, Hop.Kind.PHYSICAL, Hop.Kind.TUNNEL, Hop.Kind.TO_VM), kinds(trace));
		assertFalse(trace(hosts.subList(0, 2), 0).arrives());
	}

	@Test
	void whoIsNotPluggedInIsSaid() {
		assertBlocked(trace(List.of(host("h1", vm("v2", B, Vlan.access(10)))), 0), Hop.Kind.FROM_VM, A);
		Trace outside = trace(List.of(host("h1", vm("v1", A, Vlan.access(10)), team(Vlan.trunk(List.of())))), 0);
		assertEquals(Hop.Kind.PHYSICAL, outside.hops().getLast().kind(), "it leaves, nobody knows where to");
		assertFalse(outside.arrives());
	}

	// --- what the tests are made of ----------------------------------------------------------------------------------------------------

	private static Trace trace(List<TracedHost> hosts, int tag) {
		return PathTrace.follow(hosts, A, B, tag);
	}

	private static void assertBlocked(Trace trace, Hop.Kind at, String... words) {
		Hop last = trace.hops().getLast();
		assertEquals(Verdict.BLOCKED, last.verdict(), trace.toString());
		assertEquals(at, last.kind(), trace.toString());
		assertFalse(trace.arrives());
		for (String word : words)
			assertTrue(last.rule().contains(word), last.rule() + " does not say " + word);
	}

	private static List<Hop.Kind> kinds(Trace trace) {
		return trace.hops().stream().map(Hop::kind).toList();
	}

	private static TracedHost host(String name, PortConfig... ports) {
		TreeMap<String, PortConfig> all = new TreeMap<>();
		for (PortConfig port : ports)
			all.put(port.name(), port);
		return new TracedHost(name, List.of(new SwitchConfig("dvs0", 1500, all, List.of(), List.of(), Map.of())), Map.of());
	}

	/** With a team whose one link is the active one, and B heard there. */
	private static TracedHost look(TracedHost host, String active, Link link) {
		List<PortStatus> ports = new ArrayList<>();
		host.switches().get(0).ports().values().forEach(port -> ports
				.add(new PortStatus(port, "e", port.kind() == Kind.UPLINK ? link : Link.UP, 0, 1500, PortCounters.NONE, "", false)));
		TeamStatus team = new TeamStatus("team0", Teaming.ACTIVE_BACKUP, "off", List.of(new TeamStatus.Link(active, link, link == Link.UP, link == Link.UP)));
		return new TracedHost(host.name(), host.switches(), Map.of("dvs0", new SwitchInside("dvs0", ports,
				List.of(new MacEntry(B, 10, "team0", MacEntry.Origin.LEARNT, 4)), List.of(team), List.of(),
				new LoopProtection(LoopProtection.Protocol.NONE, false, List.of(), List.of()), List.of())));
	}

	private static PortConfig vm(String name, String mac, Vlan vlan) {
		return new PortConfig(name, Kind.VM, List.of(name), Teaming.NONE, vlan, Rate.UNLIMITED, true, Map.of(), Map.of(Marks.MAC, mac, Marks.PROFILE, "p"));
	}

	private static PortConfig team(Vlan vlan) {
		return new PortConfig("team0", Kind.UPLINK, List.of("eth2", "eth3"), Teaming.ACTIVE_BACKUP, vlan, Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.PROFILE, "up"));
	}

	private static PortConfig tunnel(String name, String local, String remote) {
		return new PortConfig(name, Kind.VXLAN, List.of(), Teaming.NONE, Vlan.trunk(List.of()), Rate.UNLIMITED, true,
				Map.of("local_ip", local, "remote_ip", remote, "key", "5001"), Map.of(Marks.PROFILE, ""));
	}
}
