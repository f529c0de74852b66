// SPDX-License-Identifier: EPL-2.0
package org.orrery.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.FleetChange;
import org.orrery.model.FleetModel;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Cluster;
import org.orrery.model.inventory.Datacenter;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.VirtualDisk;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;

class FleetModelTest {
	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;

	private final DedicatedModelThread thread = new DedicatedModelThread();
	private final FleetModel model = new FleetModel(thread);
	private final List<FleetChange> changes = new ArrayList<>();
	private final Datacenter datacenter = FACTORY.createDatacenter();
	private final Host host = FACTORY.createHost();
	private final VirtualMachine vm = FACTORY.createVirtualMachine();
	private final VirtualDisk disk = FACTORY.createVirtualDisk();

	FleetModelTest() {
		datacenter.setRef(new ObjectRef("", ObjectKind.DATACENTER, "DC"));
		host.setRef(ObjectRef.host("h1"));
		vm.setRef(ObjectRef.vm("h1", "u1"));
		disk.setRef(new ObjectRef("h1", ObjectKind.DISK, "u1/vda"));
		vm.getDisks().add(disk);
		host.getVms().add(vm);
		datacenter.getHosts().add(host);
		model.addListener(changes::add);
		onModel(() -> model.fleet().getDatacenters().add(datacenter));
	}

	@AfterEach
	void close() {
		thread.close();
	}

	private void onModel(Runnable work) {
		thread.call(() -> {
			work.run();
			return null;
		}).join();
	}

	private Optional<?> find(ObjectRef ref) {
		return thread.call(() -> model.find(ref)).join();
	}

	@Test
	void findsWhatIsInTheTreeAndOnlyThat() {
		assertSame(vm, find(vm.getRef()).orElseThrow());
		assertSame(disk, find(disk.getRef()).orElseThrow());
		onModel(() -> host.getVms().clear());
		assertEquals(Optional.empty(), find(vm.getRef()));
		assertEquals(Optional.empty(), find(disk.getRef()));
		onModel(() -> {
			vm.setRef(ObjectRef.vm("h1", "u2"));
			host.getVms().add(vm);
			vm.setRef(ObjectRef.vm("h1", "u3"));
		});
		assertEquals(Optional.empty(), find(ObjectRef.vm("h1", "u2")));
		assertSame(vm, find(ObjectRef.vm("h1", "u3")).orElseThrow());
	}

	@Test
	void doesNotFindAnObjectOfAnotherType() {
		assertEquals(Optional.empty(), thread.call(() -> model.find(vm.getRef(), Host.class)).join());
	}

	@Test
	void tellsOncePerBatchOfTheOutermost() {
		changes.clear();
		onModel(() -> model.batch(() -> {
			vm.setState(VmState.PAUSED);
			model.batch(() -> vm.setName("web"));
			disk.setSource("/x");
		}));
		assertEquals(1, changes.size());
		assertEquals(Set.of(vm), changes.get(0).changed(), "a disk is part of its VM");
		assertTrue(changes.get(0).added().isEmpty() && changes.get(0).removed().isEmpty());
	}

	@Test
	void saysNothingWhereNothingChanged() {
		onModel(() -> vm.setName("web"));
		changes.clear();
		onModel(() -> vm.setName("web"));
		onModel(() -> model.batch(() -> {
		}));
		assertEquals(List.of(), changes);
	}

	@Test
	void aMoveIsNoRemoval() {
		changes.clear();
		Cluster cluster = FACTORY.createCluster();
		cluster.setRef(new ObjectRef("", ObjectKind.CLUSTER, "DC/C"));
		onModel(() -> model.batch(() -> {
			datacenter.getClusters().add(cluster);
			cluster.getHosts().add(host);
		}));
		FleetChange change = changes.get(0);
		assertEquals(Set.of(cluster), change.added());
		assertTrue(change.removed().isEmpty());
		assertTrue(change.changed().contains(host));
		assertSame(vm, find(vm.getRef()).orElseThrow());
	}

	@Test
	void aBatchThatFailsStillTellsWhatItDid() {
		changes.clear();
		CompletionException e = assertThrows(CompletionException.class, () -> onModel(() -> model.batch(() -> {
			vm.setName("half");
			throw new IllegalArgumentException("in the middle");
		})));
		assertEquals("in the middle", e.getCause().getMessage());
		assertEquals(Set.of(vm), changes.get(0).changed());
		changes.clear();
		onModel(() -> vm.setName("whole"));
		assertEquals(1, changes.size(), "the batch was left open");
	}

	@Test
	void refusesEveryOtherThread() {
		assertThrows(IllegalStateException.class, () -> vm.setName("from elsewhere"));
		assertThrows(IllegalStateException.class, () -> model.find(vm.getRef()));
		assertThrows(IllegalStateException.class, () -> model.batch(() -> {
		}));
		assertThrows(IllegalStateException.class, () -> host.getVms().clear());
	}
}
