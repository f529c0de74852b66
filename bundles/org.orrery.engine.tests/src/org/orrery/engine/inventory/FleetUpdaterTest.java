// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.ENamedElement;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.Lane;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.simulator.Churn;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Datacenter;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualSwitch;
import org.orrery.model.inventory.VmState;

@Timeout(60)
class FleetUpdaterTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 2, 2);

	/** Names the features that changed, on the model thread. */
	private static final class Recorder extends EContentAdapter {
		private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

		@Override
		public void notifyChanged(Notification notification) {
			super.notifyChanged(notification);
			if (!notification.isTouch() && notification.getEventType() != Notification.REMOVING_ADAPTER)
				seen.add(((ENamedElement) notification.getFeature()).getName());
		}
	}

	private Host host(TestEngine test, String id) {
		return test.engine.fleet().find(ObjectRef.host(id), Host.class).orElse(null);
	}

	private void awaitModel(TestEngine test, String what, Supplier<Boolean> condition) {
		TestEngine.await(() -> what, () -> test.onModel(condition));
	}

	private TestEngine started() throws Exception {
		TestEngine test = new TestEngine(folder, fleet);
		test.connectAll();
		awaitModel(test, "VMs not in the model", () -> host(test, "h1") != null && host(test, "h2") != null
				&& host(test, "h1").getVms().size() == 2 && host(test, "h2").getVms().size() == 2 && hasAddresses(test));
		return test;
	}

	/** Addresses come last, one by one: from here on nothing changes any more by itself. */
	private boolean hasAddresses(TestEngine test) {
		return fleet.hosts().stream().flatMap(known -> host(test, known.name()).getVms().stream()).noneMatch(vm -> vm.getAddresses().isEmpty());
	}

	@Test
	void linksWhatBelongsTogether() throws Exception {
		try (TestEngine test = started()) {
			test.onModel(() -> {
				Host h1 = host(test, "h1");
				assertEquals("h1", h1.getName());
				assertEquals(HostState.ACTIVE, h1.getState());
				assertEquals(32, h1.getCpu().getLogicalCpus());
				assertEquals(2, h1.getNumaCells().size());
				VirtualMachine vm = h1.getVms().get(0);
				assertEquals(VmState.RUNNING, vm.getState());
				assertEquals("shared", vm.getDisks().get(0).getDatastore().getName());
				assertEquals("default", vm.getNics().get(0).getSwitch().getName());
				VirtualSwitch br0 = h1.getSwitches().stream().filter(s -> s.getName().equals("br0")).findFirst().orElseThrow();
				assertSame(h1.getNics().get(0), br0.getUplinks().get(0).getNic());
				assertEquals(Set.of("default", "br0"), new TreeSet<>(h1.getSwitches().stream().map(VirtualSwitch::getName).toList()),
						"the bridge of a libvirt network is that network");
				Datastore one = datastore(h1, "shared");
				assertEquals(one.getSharedKey(), datastore(host(test, "h2"), "shared").getSharedKey());
				assertEquals("netfs:nas.example:/export/shared", one.getSharedKey());
				assertEquals("", datastore(h1, "local").getSharedKey());
				return null;
			});
		}
	}

	private static Datastore datastore(Host host, String name) {
		return host.getDatastores().stream().filter(d -> d.getName().equals(name)).findFirst().orElseThrow();
	}

	@Test
	void saysWhatTheHostsSayAfterAnyCourseOfChanges() throws Exception {
		try (TestEngine test = started()) {
			for (long seed = 1; seed <= 3; seed++) {
				try (Churn churn = Churn.of(fleet, 2000, seed)) {
					TestEngine.await(() -> "changes are not made", () -> churn.made() >= 500);
				}
				awaitModel(test, "model differs from the hosts", () -> fleet.hosts().stream().allMatch(known -> inWords(host(test, known.name()))
						.equals(new TreeSet<>(known.domains().stream().map(d -> d.uuid() + " " + d.name() + ' ' + d.state()).toList()))));
			}
		}
	}

	private static Set<String> inWords(Host host) {
		return new TreeSet<>(host.getVms().stream().map(vm -> vm.getRef().id() + ' ' + vm.getName() + ' ' + vm.getState()).toList());
	}

	@Test
	void tellsOfDifferencesOnly() throws Exception {
		try (TestEngine test = started()) {
			Recorder recorder = new Recorder();
			VirtualMachine same = test.onModel(() -> {
				test.engine.fleet().fleet().eAdapters().add(recorder);
				return host(test, "h1").getVms().stream().filter(vm -> vm.getName().equals("vm-1-1")).findFirst().orElseThrow();
			});
			ObjectRef ref = test.vm("h1", "vm-1-1");
			test.engine.inventory().refresh(ObjectRef.host("h1"));
			test.connection("h1").submit(Lane.COMMAND, live -> {
				live.pause(UUID.fromString(ref.id()));
				return null;
			}).get();
			awaitModel(test, "not paused", () -> same.getState() == VmState.PAUSED);
			assertEquals(List.of("state", "stateReason"), recorder.seen);
			assertSame(same, test.onModel(() -> test.engine.fleet().find(ref).orElseThrow()));
		}
	}

	@Test
	void placesHostsWhereTheirConnectionsSay() throws Exception {
		try (TestEngine test = started()) {
			ConnectionDefinition old = test.connection("h1").definition();
			test.engine.connections().update(
					new ConnectionDefinition("h1", old.uri(), "rack one", "Berlin", List.of("Hall", "Row"), "Gold", true, ""));
			awaitModel(test, "not moved", () -> host(test, "h1").getParent() instanceof Cluster);
			test.onModel(() -> {
				assertEquals("rack one", host(test, "h1").getName());
				Cluster gold = (Cluster) host(test, "h1").getParent();
				assertEquals(new ObjectRef("", ObjectKind.CLUSTER, "Berlin/Hall/Row/Gold"), gold.getRef());
				assertEquals(List.of("DC", "Berlin"), names(test));
				return null;
			});
			assertEquals(1, test.connection("h1").status().epoch(), "moving in the tree is no reason to connect anew");
			test.engine.connections().update(old);
			awaitModel(test, "not moved back", () -> host(test, "h1").getParent() instanceof Datacenter);
			assertEquals(List.of("DC"), test.onModel(() -> names(test)));
		}
	}

	private static List<String> names(TestEngine test) {
		return test.engine.fleet().fleet().getDatacenters().stream().map(Datacenter::getName).toList();
	}

	@Test
	void forgetsARemovedConnection() throws Exception {
		try (TestEngine test = started()) {
			test.engine.connections().remove("h1");
			awaitModel(test, "still there", () -> host(test, "h1") == null);
			assertEquals(Optional.empty(), test.onModel(() -> test.engine.fleet().find(test.vm("h1", "vm-1-1"))));
			test.engine.connections().remove("h2");
			awaitModel(test, "datacenter still there", () -> test.engine.fleet().fleet().getDatacenters().isEmpty());
		}
	}

	@Test
	void aLostHostKeepsItsVmsAndSaysWhy() throws Exception {
		try (TestEngine test = started()) {
			fleet.host("h1").cutOff();
			test.awaitState("h1", ConnectionState.RETRYING);
			awaitModel(test, "not marked", () -> host(test, "h1").getState() == HostState.RETRYING);
			test.onModel(() -> {
				assertEquals(2, host(test, "h1").getVms().size());
				assertTrue(host(test, "h1").getStateReason().contains("lost") || host(test, "h1").getStateReason().contains("reached"),
						host(test, "h1").getStateReason());
				assertTrue(host(test, "h1").getLastSeen() != null);
				return null;
			});
		}
	}

	@Test
	void recognisesADirectoryPoolDefinedAlikeOnTwoHosts() throws Exception {
		try (TestEngine test = started()) {
			var pool = fleet.host("h1").addLocalPool("iso", "/srv/iso", 10 * MIB);
			awaitModel(test, "pool not seen", () -> host(test, "h1").getDatastores().size() == 3);
			assertEquals("", test.onModel(() -> datastore(host(test, "h1"), "iso").getSharedKey()));
			fleet.host("h2").attach(pool);
			awaitModel(test, "not shared", () -> !datastore(host(test, "h1"), "iso").getSharedKey().isEmpty());
			awaitModel(test, "not shared", () -> datastore(host(test, "h2"), "iso").getSharedKey()
					.equals(datastore(host(test, "h1"), "iso").getSharedKey()));
			fleet.host("h2").detach(pool);
			awaitModel(test, "still shared", () -> datastore(host(test, "h1"), "iso").getSharedKey().isEmpty());
		}
	}

	@Test
	void neverShowsAMigratingVmTwiceOrNotAtAll() throws Exception {
		fleet.linkRate(400 * MIB);
		UUID uuid = fleet.host("h1").add(VmSpec.named("web").memory(100 * MIB).disk("shared", 10 * MIB).network("default"));
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			awaitModel(test, "not there", () -> shownOn(test, uuid).size() == 1);
			Set<List<String>> seen = ConcurrentHashMap.newKeySet();
			test.engine.fleet().addListener(change -> seen.add(shownOn(test, uuid)));
			for (int round = 0; round < 6; round++) {
				String from = round % 2 == 0 ? "h1" : "h2";
				String to = round % 2 == 0 ? "h2" : "h1";
				MigrationRequest request = new MigrationRequest(fleet.uri(to), Optional.empty(), true, false, false, List.of(), 0, null, false,
						false, false, true, true, false);
				test.connection(from).submit(Lane.COMMAND, live -> {
					live.migrate(uuid, request);
					return null;
				}).get();
				awaitModel(test, "not on " + to, () -> shownOn(test, uuid).equals(List.of(to + " RUNNING")));
			}
			List<List<String>> wrong = seen.stream().filter(places -> places.size() != 1).toList();
			assertEquals(List.of(), wrong);
		}
	}

	private List<String> shownOn(TestEngine test, UUID uuid) {
		List<String> places = new ArrayList<>();
		for (String id : List.of("h1", "h2"))
			test.engine.fleet().find(ObjectRef.vm(id, uuid), VirtualMachine.class).ifPresent(vm -> places.add(id + ' ' + vm.getState()));
		return places;
	}
}
