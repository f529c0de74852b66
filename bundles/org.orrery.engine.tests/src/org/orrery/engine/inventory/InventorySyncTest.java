// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.SecretRecord;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.XmlException;
import org.orrery.hypervisor.MigrationRequest;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

@Timeout(60)
class InventorySyncTest {
	private static final long MIB = 1L << 20;

	@TempDir
	Path folder;

	private static SimulatedFleet fleet(int hosts, int vms) {
		return SimulatedFleet.of("f", SimulationClock.real(), hosts, vms);
	}

	private static DomainState state(TestEngine test, ObjectRef vm) {
		return test.engine.inventory().domain(vm).map(domain -> domain.state()).orElse(null);
	}

	@Test
	void readsEverythingBeforeAConnectionCountsAsActive() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet(2, 3))) {
			test.connectAll();
			HostInventory h1 = test.inventory("h1");
			assertEquals(3, h1.domains().size());
			assertEquals("h1", h1.host().hostname());
			assertEquals(List.of("default"), h1.networks().values().stream().map(network -> network.name()).toList());
			assertEquals(2, h1.pools().size());
			assertEquals(1, h1.emulators().size());
			assertTrue(h1.usage().memoryAvailable() > 0);
			assertEquals(3, h1.runningSince().size());
			assertTrue(h1.confirmed().isBefore(Instant.now().plusSeconds(1)));
		}
	}

	/** On two processors the common pool is one thread: whoever blocks it may not hold up connections. */
	@Test
	void connectsWhileTheCommonPoolIsBlocked() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(ForkJoinPool.getCommonPoolParallelism());
		try (TestEngine test = new TestEngine(folder, fleet(1, 1))) {
			for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++)
				ForkJoinPool.commonPool().execute(() -> {
					blocked.countDown();
					awaitQuietly(release);
				});
			assertTrue(blocked.await(10, TimeUnit.SECONDS));
			test.connectAll();
		} finally {
			release.countDown();
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void followsEvents() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet(1, 1))) {
			test.connectAll();
			ObjectRef vm = test.vm("h1", "vm-1-1");
			test.connection("h1").submit(Lane.COMMAND, live -> {
				live.pause(UUID.fromString(vm.id()));
				return null;
			}).get();
			TestEngine.await(() -> "still " + state(test, vm), () -> state(test, vm) == DomainState.PAUSED);
			UUID fresh = test.simulated.host("h1").add(VmSpec.named("fresh").network("default"));
			TestEngine.await(() -> "not seen", () -> test.inventory("h1").domains().containsKey(fresh));
			TestEngine.await(() -> "no address", () -> test.inventory("h1").addresses().containsKey(fresh));
			test.simulated.host("h1").vanish(fresh);
			TestEngine.await(() -> "still seen", () -> !test.inventory("h1").domains().containsKey(fresh));
			assertFalse(test.inventory("h1").addresses().containsKey(fresh));
		}
	}

	@Test
	void followsTheSecretsOfAHost() throws Exception {
		SimulatedFleet fleet = fleet(1, 1);
		SecretRecord disk = new SecretRecord(new UUID(1, 1), "volume", "/srv/disk.luks", "of the disk", false, true);
		fleet.host("h1").secrets().put(disk);
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			TestEngine.await(() -> "not read", () -> test.inventory("h1").secrets().equals(List.of(disk)));
			SecretRecord ceph = new SecretRecord(new UUID(1, 2), "ceph", "client.admin", "", false, false);
			fleet.host("h1").secrets().put(ceph);
			TestEngine.await(() -> "the new one is not seen", () -> test.inventory("h1").secrets().equals(List.of(disk, ceph)));
			fleet.host("h1").secrets().remove(disk.uuid());
			TestEngine.await(() -> "the old one is still seen", () -> test.inventory("h1").secrets().equals(List.of(ceph)));
		}
	}

	@Test
	void aNetworkThatCannotBeReadIsToldOf() throws Exception {
		SimulatedFleet fleet = fleet(1, 1);
		NetworkRecord odd = NetworkXml.unreadable(new UUID(2, 2), "odd", true, true, false,
				new XmlException("network XML of odd", "in <ip>", "the prefix is no number"));
		fleet.host("h1").addNetwork(odd);
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			TestEngine.await(() -> "no problem is told", () -> test.engine.inventory().problems("h1").size() == 1);
			String words = test.engine.inventory().problems("h1").getFirst();
			assertTrue(words.contains("network XML of odd") && words.contains("prefix"), words);
			assertTrue(test.inventory("h1").networks().size() > 1, "it hides the others");
			fleet.host("h1").removeNetwork(odd.uuid());
			TestEngine.await(() -> "the problem stays", () -> test.engine.inventory().problems("h1").isEmpty());
		}
	}

	@Test
	void reconcileHealsALostEvent() throws Exception {
		SimulatedFleet simulated = fleet(1, 2);
		try (TestEngine test = new TestEngine(folder, simulated, TestEngine.FAST.withReconcile(Duration.ofMillis(100)),
				UserPrompts.UNATTENDED, List.of(new SimulatorDriver(simulated)))) {
			test.connectAll();
			simulated.host("h1").faults().loseEvents(true);
			simulated.host("h1").vanish(simulated.host("h1").uuidOf("vm-1-2"));
			TestEngine.await(() -> "still seen", () -> test.inventory("h1").domains().size() == 1);
		}
	}

	@Test
	void aDomainThatCannotBeReadDoesNotHideTheOthers() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet(1, 2))) {
			test.connectAll();
			var host = test.simulated.host("h1");
			ObjectRef bad = test.vm("h1", "vm-1-1");
			ObjectRef good = test.vm("h1", "vm-1-2");
			host.faults().malform(UUID.fromString(bad.id()), true);
			host.alter(UUID.fromString(bad.id()), domain -> domain.withState(DomainState.CRASHED, "panicked", -1), DomainEvent.CRASHED);
			host.alter(UUID.fromString(good.id()), domain -> domain.withState(DomainState.CRASHED, "panicked", -1), DomainEvent.CRASHED);
			TestEngine.await(() -> "not seen", () -> state(test, good) == DomainState.CRASHED);
			TestEngine.await(() -> "no problem noted", () -> test.engine.inventory().problems("h1").size() == 1);
			assertEquals(DomainState.RUNNING, state(test, bad));
			assertTrue(test.engine.inventory().problems("h1").get(0).contains("vm-1-1"), test.engine.inventory().problems("h1").toString());
			host.faults().malform(UUID.fromString(bad.id()), false);
			test.engine.inventory().refresh(bad);
			TestEngine.await(() -> "not healed", () -> state(test, bad) == DomainState.CRASHED);
			assertEquals(List.of(), test.engine.inventory().problems("h1"));
		}
	}

	@Test
	void aLostHostKeepsWhatWasKnown() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet(2, 2))) {
			test.connectAll();
			test.simulated.host("h1").powerOff();
			test.awaitState("h1", ConnectionState.RETRYING);
			TestEngine.await(() -> "status not in the inventory", () -> test.inventory("h1").status().state() == ConnectionState.RETRYING);
			assertEquals(2, test.inventory("h1").domains().size());
			test.simulated.host("h1").powerOn();
			test.awaitState("h1", ConnectionState.ACTIVE);
			assertTrue(test.inventory("h1").domains().values().stream().allMatch(domain -> domain.state() == DomainState.SHUT_OFF));
			assertEquals(0, test.inventory("h1").runningSince().size());
		}
	}

	@Test
	void showsAMigratingVmOnce() throws Exception {
		SimulatedFleet simulated = fleet(2, 0);
		simulated.linkRate(200 * MIB);
		UUID uuid = simulated.host("h1").add(VmSpec.named("web").memory(100 * MIB).disk("shared", 100 * MIB).network("default"));
		try (TestEngine test = new TestEngine(folder, simulated)) {
			test.connectAll();
			TestEngine.await(() -> "no address", () -> test.inventory("h1").addresses().containsKey(uuid));
			Instant since = test.inventory("h1").runningSince().get(uuid);
			List<String> addresses = test.inventory("h1").addresses().get(uuid);
			MigrationRequest request = new MigrationRequest(simulated.uri("h2"), Optional.empty(), true, false, false, List.of(), 0, null, false,
					false, false, true, true, false);
			CompletableFuture<Object> done = test.connection("h1").submit(Lane.COMMAND, live -> {
				live.migrate(uuid, request);
				return null;
			});
			ObjectRef waiting = ObjectRef.vm("h2", uuid);
			TestEngine.await(() -> "waiting half not seen", () -> state(test, waiting) == DomainState.PAUSED);
			assertTrue(test.engine.inventory().isHidden(waiting));
			assertEquals("web", test.engine.finder().nameOf(ObjectRef.vm("h1", uuid)));
			assertEquals(ObjectRef.vm("h1", uuid), test.engine.finder().find(ObjectKind.VM, "web"));
			done.get();
			TestEngine.await(() -> "not running at the target", () -> state(test, waiting) == DomainState.RUNNING);
			TestEngine.await(() -> "still at the source", () -> state(test, ObjectRef.vm("h1", uuid)) == null);
			assertEquals(since, test.inventory("h2").runningSince().get(uuid));
			assertEquals(addresses, test.inventory("h2").addresses().get(uuid));
			assertEquals(waiting, test.engine.finder().find(ObjectKind.VM, "web"));
		}
	}

	@Test
	void readsVolumesAndSnapshotsWhenAsked() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet(1, 2))) {
			test.connectAll();
			var host = test.simulated.host("h1");
			host.addSnapshot(host.uuidOf("vm-1-1"), "before-upgrade");
			assertEquals("before-upgrade", test.engine.inventory().snapshots(test.vm("h1", "vm-1-1")).get().get(0).name());
			ObjectRef shared = test.engine.finder().find(ObjectKind.DATASTORE, "h1/shared");
			assertEquals(2, test.engine.inventory().volumes(shared).get().size());
			TestEngine.await(() -> "volumes not in the model", () -> test.onModel(() -> test.engine.fleet()
					.find(shared, org.orrery.model.inventory.Datastore.class).map(datastore -> datastore.getVolumes().size()).orElse(0) == 2));
		}
	}

	/** Found by the benchmark of migrations: after one by others, the source seemed to keep the VM, off, until the next full comparison. */
	@Test
	void aDefinitionThatIsForgottenWithoutAnEventAfterAMigrationGoes() throws Exception {
		SimulatedFleet simulated = fleet(2, 1);
		try (TestEngine test = new TestEngine(folder, simulated)) {
			test.connectAll();
			UUID id = test.inventory("h1").domains().keySet().iterator().next();
			ObjectRef vm = ObjectRef.vm("h1", id);
			MigrationRequest kept = new MigrationRequest(simulated.uri("h2"), Optional.empty(), true, false, false, List.of(), 0, null, false, false,
					false, false, true, false);
			test.connection("h1").submit(Lane.COMMAND, live -> {
				live.migrate(id, kept);
				return null;
			}).get(20, TimeUnit.SECONDS);
			TestEngine.await(() -> "it is " + state(test, vm), () -> state(test, vm) == DomainState.SHUT_OFF);
			simulated.host("h1").faults().loseEvents(true);
			test.connection("h1").submit(Lane.COMMAND, live -> {
				live.undefine(id);
				return null;
			}).get(5, TimeUnit.SECONDS);
			TestEngine.await(() -> "it is still " + state(test, vm), () -> state(test, vm) == null);
		}
	}
}
