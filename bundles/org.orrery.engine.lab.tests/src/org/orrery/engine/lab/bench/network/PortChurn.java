// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.ovs.OvsFabric;

/**
 * Many ports created and then given another VLAN on one host: by ovs-vsctl one by one, by ovs-vsctl in one transaction, and by Orrery. Each
 * waits until ovs-vswitchd has taken its change over, and each begins with an empty switch. One thread.
 */
final class PortChurn {
	private static final String BRIDGE = "br0";
	private static final String MARK = "11111111-2222-3333-4444-555555555555";
	private static final int FIRST_VLAN = 10;
	private static final int SECOND_VLAN = 20;

	/** Seconds, one of each for every round. */
	static final class Way {
		final List<Double> created = new ArrayList<>();
		final List<Double> tagged = new ArrayList<>();
	}

	final Way oneByOne = new Way();
	final Way transaction = new Way();
	final Way orrery = new Way();

	private final OpenVswitch server;
	private final OvsFabric fabric;
	private final int ports;

	PortChurn(OpenVswitch server, OvsFabric fabric, int ports) {
		this.server = server;
		this.fabric = fabric;
		this.ports = ports;
	}

	/** @param warmUp rounds of the quick ways that are not counted: a console that runs for days has its classes loaded and compiled */
	void run(int warmUp, int rounds) throws Exception {
		for (int i = 0; i < warmUp; i++) {
			byOrrery(new Way());
			inOneTransaction(new Way());
		}
		for (int i = 0; i < rounds; i++) {
			inOneTransaction(transaction);
			byOrrery(orrery);
			oneByOne(oneByOne);
		}
	}

	// --- ovs-vsctl ---------------------------------------------------------------------------------------------------------------------

	private void oneByOne(Way way) throws Exception {
		prepare();
		way.created.add(seconds(() -> {
			for (int i = 0; i < ports; i++)
				server.vsctl(create(i));
		}));
		way.tagged.add(seconds(() -> {
			for (int i = 0; i < ports; i++)
				server.vsctl(tag(i));
		}));
		verify();
	}

	private void inOneTransaction(Way way) throws Exception {
		prepare();
		List<String> creation = new ArrayList<>();
		List<String> tagging = new ArrayList<>();
		for (int i = 0; i < ports; i++) {
			creation.add("--");
			creation.addAll(create(i));
			tagging.add("--");
			tagging.addAll(tag(i));
		}
		way.created.add(seconds(() -> server.vsctl(creation)));
		way.tagged.add(seconds(() -> server.vsctl(tagging)));
		verify();
	}

	private static List<String> create(int port) {
		return List.of("add-port", BRIDGE, name(port), "tag=" + FIRST_VLAN);
	}

	private static List<String> tag(int port) {
		return List.of("set", "Port", name(port), "tag=" + SECOND_VLAN);
	}

	private void prepare() throws Exception {
		server.vsctl(List.of("--if-exists", "del-br", BRIDGE, "--", "add-br", BRIDGE, "--", "set", "Bridge", BRIDGE, "datapath_type=netdev",
				"external-ids:" + Marks.SWITCH + '=' + MARK));
	}

	// --- Orrery ------------------------------------------------------------------------------------------------------------------------

	/** All that lies between what the host is to have and the host's having it, except the planning, which has a figure of its own. */
	private void byOrrery(Way way) throws Exception {
		prepare();
		awaitPorts(0);
		List<FabricStep> creation = new ArrayList<>();
		List<FabricStep> tagging = new ArrayList<>();
		for (int i = 0; i < ports; i++) {
			creation.add(new FabricStep.AddPort(BRIDGE, port(i, FIRST_VLAN)));
			tagging.add(new FabricStep.SetPort(BRIDGE, port(i, FIRST_VLAN), port(i, SECOND_VLAN)));
		}
		way.created.add(seconds(() -> fabric.apply(creation, "bench network")));
		awaitPorts(ports);
		way.tagged.add(seconds(() -> fabric.apply(tagging, "bench network")));
		verify();
	}

	private static PortConfig port(int number, int vlan) {
		return new PortConfig(name(number), Kind.UPLINK, List.of(name(number)), Teaming.NONE, Vlan.access(vlan), Rate.UNLIMITED, true, Map.of(),
				Map.of(Marks.PROFILE, "bench", Marks.PORT, Integer.toString(number)));
	}

	/** What ovs-vsctl has done shows in the monitor a moment later. */
	private void awaitPorts(int count) throws Exception {
		for (int i = 0; i < 1000; i++) {
			if (bridge().map(made -> made.marks().containsKey(Marks.SWITCH) && made.ports().size() == count).orElse(false))
				return;
			Thread.sleep(10);
		}
		throw new IllegalStateException("the switch does not have " + count + " ports: " + bridge());
	}

	// --- judging -----------------------------------------------------------------------------------------------------------------------

	private static String name(int port) {
		return "p" + port;
	}

	private java.util.Optional<SwitchConfig> bridge() throws FabricException {
		return fabric.switches().stream().filter(made -> made.name().equals(BRIDGE)).findFirst();
	}

	/** Who is quick but has not done it counts for nothing. */
	private void verify() throws Exception {
		for (int i = 0; i < 1000; i++) {
			Map<String, PortConfig> made = bridge().map(SwitchConfig::ports).map(all -> (Map<String, PortConfig>) all).orElse(new TreeMap<>());
			if (made.size() == ports && made.values().stream().allMatch(port -> port.vlan().equals(Vlan.access(SECOND_VLAN))))
				return;
			Thread.sleep(10);
		}
		throw new IllegalStateException("not all ports have VLAN " + SECOND_VLAN + ": " + bridge());
	}

	private interface Work {
		void run() throws Exception;
	}

	private static double seconds(Work work) throws Exception {
		long begun = System.nanoTime();
		work.run();
		return (System.nanoTime() - begun) / 1e9;
	}
}
