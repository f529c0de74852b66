// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.TestEngine;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.operation.InverseOperations;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.NetworkDesign;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** For any design and any hosts, by tasks as a person starts them: applied, the hosts are as designed; undone, they are as before. */
@Timeout(240)
class AnyNetworkTest extends ConnectedNetworks {
	private static final int ROUNDS = 10;
	private static final List<String> HOSTS = List.of("h1", "h2", "h3");

	@Override
	SimulatedFleet fleet() {
		return SimulatedFleet.of("any", SimulationClock.real(), 3, RandomNetwork.SWITCHES);
	}

	private static void assertDone(TaskRecord task, String told) {
		assertEquals(TaskState.SUCCEEDED, task.state(), () -> told + ": " + task.reason() + ' ' + task.remedy() + ' ' + task.detail() + ' ' + task.findings());
	}

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13 })
	void anyDesignIsReachedByATaskAndTakenBackByAnother(long seed) throws Exception {
		Random random = new Random(seed);
		RandomNetwork chance = new RandomNetwork(random, networks.hosts());
		for (String host : HOSTS)
			fabric(host).place(new SwitchConfig("br-ex", 0, new TreeMap<>(), List.of(), List.of(), Map.of("bridge-id", "br-ex")));
		int guarded = 0;
		for (int round = 0; round < ROUNDS; round++) {
			String told = "seed " + seed + ", round " + round;
			chooseProfiles(random);
			plug(chance, random);
			Map<String, Object> before = state();
			NetworkDesign design = chance.design();
			NetworkPlan plan = networks.plan(design);
			assertTrue(plan.isApplicable(), () -> told + plan.problems());
			TaskRecord done = run(ApplyNetworkOperation.of(plan, ApplyOptions.CAREFUL));
			assertDone(done, told);
			assertTrue(networks.plan(design).isEmpty(), () -> told + networks.plan(design).changes());
			assertTrue(networks.compare(design).isInStep(), told);
			assertTrue(HOSTS.stream().allMatch(host -> fabric(host).switches().stream().anyMatch(made -> made.name().equals("br-ex") && made.ports().isEmpty())),
					"what others made is untouched: " + told);
			guarded += HOSTS.stream().flatMap(host -> fabric(host).switches().stream()).flatMap(made -> made.ports().values().stream())
					.anyMatch(port -> !port.guard().isOpen()) ? 1 : 0;
			assertNetworksFollow(design, told);
			Map<String, Object> after = state();
			if (!plan.isEmpty()) {
				assertDone(run(InverseOperations.of(done, test.engine.context()).operation()), told);
				assertState(before, told);
				TaskRecord again = run(ApplyNetworkOperation.of(networks.plan(design), ApplyOptions.CAREFUL));
				assertDone(again, told);
				assertState(after, told);
			}
		}
		assertTrue(guarded > ROUNDS / 3, "chance guarded too few ports to show anything: " + guarded);
	}

	/** Every VM asks for a profile of one of the switches, whether that is at its host or not. They are off, so that nobody else plugs their ports. */
	private void chooseProfiles(Random random) {
		for (String host : HOSTS)
			for (int vm = 0; vm < RandomNetwork.SWITCHES; vm++) {
				String mac = mac(host, vm);
				String profile = "p" + random.nextInt(RandomNetwork.PROFILES);
				NicRecord nic = new NicRecord(mac, "virtio", "bridge", "dvs" + vm, profile, "", true);
				test.simulated.host(host).alter(test.simulated.host(host).uuidOf("vm-" + host.substring(1) + '-' + (vm + 1)),
						record -> record.withDevices(record.disks(), List.of(nic)).withState(DomainState.SHUT_OFF, "", -1), DomainEvent.DEFINED);
				TestEngine.await(() -> networks.host(host).toString(), () -> networks.host(host).orElseThrow().vms().stream()
						.anyMatch(known -> known.mac().equals(mac) && !known.running() && known.source().portGroup().equals(profile)));
			}
	}

	private static String mac(String host, int vm) {
		return "52:54:00:00:0%s:0%d".formatted(host.substring(1), vm);
	}

	/** Some VMs are plugged in, some are not any more, and somebody has been at the ports of others. */
	private void plug(RandomNetwork chance, Random random) {
		for (String host : HOSTS)
			for (SwitchConfig made : fabric(host).switches()) {
				if (!made.name().startsWith("dvs"))
					continue;
				int vm = made.name().charAt(3) - '0';
				String port = "vnet-" + vm;
				if (random.nextInt(3) > 0 || made.ports().containsKey(port))
					fabric(host).plug(made.name(), made.ports().containsKey(port) && random.nextBoolean() ? chance.meddled(made.ports().get(port))
							: RandomNetwork.plugged(port, mac(host, vm)));
			}
		TestEngine.await(() -> networks.hosts().toString(), () -> HOSTS.stream().allMatch(host -> networks.host(host).orElseThrow().switches().equals(fabric(host).switches())));
	}

	/** Every member has a libvirt network for each switch, nobody else has. */
	private void assertNetworksFollow(NetworkDesign design, String told) {
		TestEngine.await(() -> told + networks.hosts(), () -> networks.hosts().stream().allMatch(host -> design.switches().stream().allMatch(
				drawn -> drawn.member(host.host()).isPresent() == host.networks().stream().anyMatch(network -> network.name().equals(drawn.name())))));
	}

	/** The inventory learns of networks a moment after they were changed. */
	private void assertState(Map<String, Object> expected, String told) {
		TestEngine.await(() -> told + ": " + expected + " and not " + state(), () -> expected.equals(state()));
	}

	/** Switches and networks of all hosts; the order in which libvirt names its networks says nothing. */
	private Map<String, Object> state() {
		Map<String, Object> state = new TreeMap<>();
		for (String host : HOSTS) {
			Map<String, NetworkDefinition> definitions = new TreeMap<>();
			networks.host(host).orElseThrow().networks().forEach(network -> definitions.put(network.name(), NetworkDefinition.of(network)));
			state.put(host, List.of(fabric(host).switches(), definitions));
		}
		return state;
	}
}
