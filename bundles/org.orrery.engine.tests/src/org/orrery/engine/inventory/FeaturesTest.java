// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.common.notify.impl.AdapterImpl;
import org.junit.jupiter.api.Test;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryPackage.Literals;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualNic;

class FeaturesTest {
	private final VirtualMachine vm = InventoryFactory.eINSTANCE.createVirtualMachine();
	private final List<Integer> events = new ArrayList<>();

	FeaturesTest() {
		vm.eAdapters().add(new AdapterImpl() {
			@Override
			public void notifyChanged(Notification notification) {
				if (notification.getEventType() != Notification.REMOVING_ADAPTER)
					events.add(notification.getEventType());
			}
		});
	}

	private void match(String... macs) {
		Features.match(vm.getNics(), List.of(macs), mac -> new ObjectRef("h", ObjectKind.NIC, "u/" + mac),
				InventoryFactory.eINSTANCE::createVirtualNic, (nic, mac) -> Features.set(nic, Literals.VIRTUAL_NIC__MAC, mac));
	}

	private List<String> macs() {
		return vm.getNics().stream().map(VirtualNic::getMac).toList();
	}

	@Test
	void keepsWhatIsStillThereAndTellsOnce() {
		match("a", "b", "c");
		VirtualNic b = vm.getNics().get(1);
		assertEquals(List.of(Notification.ADD_MANY), events);
		events.clear();
		match("b", "d", "e");
		assertEquals(List.of("b", "d", "e"), macs());
		assertSame(b, vm.getNics().get(0));
		assertEquals(List.of(Notification.REMOVE_MANY, Notification.ADD_MANY), events);
		events.clear();
		match("b", "d", "e");
		assertTrue(events.isEmpty());
	}

	@Test
	void doesNotGrowWhenAHostNamesTheSameTwice() {
		match("a", "a", "b");
		match("a", "a", "b");
		match("a", "a", "b");
		assertEquals(List.of("a", "b"), macs());
	}

	@Test
	void setsOnlyWhatDiffers() {
		Features.set(vm, Literals.VIRTUAL_MACHINE__BOOT, List.of("hd", "cdrom"));
		assertTrue(events.size() > 0);
		events.clear();
		Features.set(vm, Literals.VIRTUAL_MACHINE__BOOT, List.of("hd", "cdrom"));
		Features.set(vm, Literals.VIRTUAL_MACHINE__VCPUS, 0);
		assertTrue(events.isEmpty());
	}
}
