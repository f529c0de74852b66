// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.GraphicsRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.AgentState;
import org.orrery.model.inventory.Graphics;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryPackage.Literals;
import org.orrery.model.inventory.VirtualDisk;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VirtualNic;
import org.orrery.model.inventory.VmState;

/** A domain as a virtual machine. Model thread. */
final class VmWriter {
	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;
	private static final Pattern CPU_MODEL = Pattern.compile("<model[^>]*>([^<]+)</model>"); //$NON-NLS-1$
	private static final Pattern CPU_MODE = Pattern.compile("<cpu[^>]*\\bmode=['\"]([^'\"]+)"); //$NON-NLS-1$

	private final StorageWriter storage;
	private final SwitchWriter switches;

	VmWriter(StorageWriter storage, SwitchWriter switches) {
		this.storage = storage;
		this.switches = switches;
	}

	void write(VirtualMachine vm, DomainRecord domain, List<String> addresses, Instant runningSince) {
		Features.set(vm, Literals.INVENTORY_OBJECT__NAME, domain.name());
		Features.set(vm, Literals.VIRTUAL_MACHINE__STATE, VmState.valueOf(domain.state().name()));
		Features.set(vm, Literals.VIRTUAL_MACHINE__STATE_REASON, domain.stateReason());
		Features.set(vm, Literals.VIRTUAL_MACHINE__PERSISTENT, domain.persistent());
		Features.set(vm, Literals.VIRTUAL_MACHINE__AUTOSTART, domain.autostart());
		Features.set(vm, Literals.VIRTUAL_MACHINE__DOMAIN_TYPE, domain.domainType());
		Features.set(vm, Literals.VIRTUAL_MACHINE__VCPUS, domain.vcpus());
		Features.set(vm, Literals.VIRTUAL_MACHINE__MAXIMUM_VCPUS, domain.maximumVcpus());
		Features.set(vm, Literals.VIRTUAL_MACHINE__MEMORY, domain.memory());
		Features.set(vm, Literals.VIRTUAL_MACHINE__MAXIMUM_MEMORY, domain.maximumMemory());
		Features.set(vm, Literals.VIRTUAL_MACHINE__ARCHITECTURE, domain.architecture());
		Features.set(vm, Literals.VIRTUAL_MACHINE__MACHINE, domain.machine());
		Features.set(vm, Literals.VIRTUAL_MACHINE__EMULATOR, domain.emulator());
		Features.set(vm, Literals.VIRTUAL_MACHINE__CPU_MODEL, cpuModel(domain.cpuXml()));
		Features.set(vm, Literals.VIRTUAL_MACHINE__BOOT, domain.boot());
		Features.set(vm, Literals.VIRTUAL_MACHINE__AGENT, AgentState.valueOf(domain.agent().name()));
		Features.set(vm, Literals.VIRTUAL_MACHINE__TITLE, domain.title());
		Features.set(vm, Literals.VIRTUAL_MACHINE__DESCRIPTION, domain.description());
		Features.set(vm, Literals.VIRTUAL_MACHINE__FOLDER, domain.annotations().folder());
		Features.set(vm, Literals.VIRTUAL_MACHINE__TAGS, domain.annotations().tags());
		Features.set(vm, Literals.VIRTUAL_MACHINE__NOTES, domain.annotations().notes());
		Features.set(vm, Literals.VIRTUAL_MACHINE__HOST_DEVICES, domain.hostDevices());
		Features.set(vm, Literals.VIRTUAL_MACHINE__ADDRESSES, addresses);
		Features.set(vm, Literals.VIRTUAL_MACHINE__STARTED_AT, runningSince);
		writeDisks(vm, domain.disks());
		writeNics(vm, domain.nics());
		writeGraphics(vm, domain.graphics());
	}

	private static String cpuModel(String cpuXml) {
		Matcher model = CPU_MODEL.matcher(cpuXml);
		if (model.find())
			return model.group(1).strip();
		Matcher mode = CPU_MODE.matcher(cpuXml);
		return mode.find() ? mode.group(1) : ""; //$NON-NLS-1$
	}

	private void writeDisks(VirtualMachine vm, List<DiskRecord> disks) {
		Features.match(vm.getDisks(), disks, disk -> part(vm, ObjectKind.DISK, disk.target()), FACTORY::createVirtualDisk, this::writeDisk);
	}

	private void writeDisk(VirtualDisk object, DiskRecord disk) {
		Features.set(object, Literals.INVENTORY_OBJECT__NAME, disk.target());
		Features.set(object, Literals.VIRTUAL_DISK__TARGET, disk.target());
		Features.set(object, Literals.VIRTUAL_DISK__BUS, disk.bus());
		Features.set(object, Literals.VIRTUAL_DISK__DEVICE, disk.device());
		Features.set(object, Literals.VIRTUAL_DISK__TYPE, disk.type());
		Features.set(object, Literals.VIRTUAL_DISK__SOURCE, disk.source());
		Features.set(object, Literals.VIRTUAL_DISK__PROTOCOL, disk.protocol());
		Features.set(object, Literals.VIRTUAL_DISK__FORMAT, disk.format());
		Features.set(object, Literals.VIRTUAL_DISK__CACHE, disk.cache());
		Features.set(object, Literals.VIRTUAL_DISK__READ_ONLY, disk.readOnly());
		Features.set(object, Literals.VIRTUAL_DISK__SHAREABLE, disk.shareable());
		Features.set(object, Literals.VIRTUAL_DISK__DATASTORE, storage.holding(disk));
	}

	private void writeNics(VirtualMachine vm, List<NicRecord> nics) {
		Features.match(vm.getNics(), nics, nic -> part(vm, ObjectKind.NIC, nic.mac()), FACTORY::createVirtualNic, this::writeNic);
	}

	private void writeNic(VirtualNic object, NicRecord nic) {
		Features.set(object, Literals.INVENTORY_OBJECT__NAME, nic.mac());
		Features.set(object, Literals.VIRTUAL_NIC__MAC, nic.mac());
		Features.set(object, Literals.VIRTUAL_NIC__MODEL, nic.model());
		Features.set(object, Literals.VIRTUAL_NIC__TYPE, nic.type());
		Features.set(object, Literals.VIRTUAL_NIC__SOURCE, nic.source());
		Features.set(object, Literals.VIRTUAL_NIC__PORT_GROUP, nic.portGroup());
		Features.set(object, Literals.VIRTUAL_NIC__TAP, nic.tap());
		Features.set(object, Literals.VIRTUAL_NIC__LINK_UP, nic.linkUp());
		Features.set(object, Literals.VIRTUAL_NIC__SWITCH, switches.joinedBy(nic));
	}

	/** Graphics have no identity: they are replaced when they differ. */
	private static void writeGraphics(VirtualMachine vm, List<GraphicsRecord> graphics) {
		List<GraphicsRecord> known = vm.getGraphics().stream().map(g -> new GraphicsRecord(g.getType(), g.getPort(), g.getListen())).toList();
		if (known.equals(graphics))
			return;
		List<Graphics> fresh = new ArrayList<>();
		for (GraphicsRecord record : graphics) {
			Graphics object = FACTORY.createGraphics();
			object.setType(record.type());
			object.setPort(record.port());
			object.setListen(record.listen());
			fresh.add(object);
		}
		vm.getGraphics().clear();
		vm.getGraphics().addAll(fresh);
	}

	static void writeSnapshots(VirtualMachine vm, List<SnapshotRecord> snapshots) {
		Features.match(vm.getSnapshots(), snapshots, snapshot -> part(vm, ObjectKind.SNAPSHOT, snapshot.name()), FACTORY::createSnapshot,
				(object, snapshot) -> {
					Features.set(object, Literals.INVENTORY_OBJECT__NAME, snapshot.name());
					Features.set(object, Literals.SNAPSHOT__PARENT_NAME, snapshot.parent());
					Features.set(object, Literals.SNAPSHOT__DESCRIPTION, snapshot.description());
					Features.set(object, Literals.SNAPSHOT__CREATED, snapshot.created());
					Features.set(object, Literals.SNAPSHOT__STATE, snapshot.state());
					Features.set(object, Literals.SNAPSHOT__CURRENT, snapshot.current());
					Features.set(object, Literals.SNAPSHOT__EXTERNAL, snapshot.external());
				});
	}

	private static ObjectRef part(VirtualMachine vm, ObjectKind kind, String name) {
		return new ObjectRef(vm.getRef().connection(), kind, vm.getRef().id() + '/' + name);
	}
}
