// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HostRecord;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.CpuInfo;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.HostState;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.model.inventory.InventoryPackage.Literals;
import org.orrery.model.inventory.NumaCell;
import org.orrery.model.inventory.VirtualMachine;

/**
 * One host in the model and what was written of it last: the next snapshot is compared with that, record by record, before any object is
 * touched. Model thread.
 */
final class HostBranch {
	/** "Last seen" moves on with every answer; telling the views that often would keep them busy with nothing. */
	private static final Duration LAST_SEEN_STEP = Duration.ofSeconds(30);
	/** To leave costs time only when the step ends: some milliseconds for so many. */
	private static final int GONE_AT_ONCE = 200;
	private static final InventoryFactory FACTORY = InventoryFactory.eINSTANCE;

	private final Host host = FACTORY.createHost();
	private final StorageWriter storage;
	private final SwitchWriter switches;
	private final VmWriter vms;
	private final Function<String, Optional<Maintenance>> maintenance;
	private HostInventory written;
	private Set<UUID> writtenHidden = Set.of();
	/** Those that are ready to be shown, too. */
	private final Map<UUID, VirtualMachine> shown = new HashMap<>();
	/** Not yet as the snapshot says that was written last. */
	private final Set<UUID> due = new LinkedHashSet<>();
	/** Complete, and not in the tree before all that came with them are. */
	private final Set<VirtualMachine> ready = new LinkedHashSet<>();
	private final Set<UUID> halves = new HashSet<>();

	HostBranch(HostInventory first, Function<String, Optional<Maintenance>> maintenance) {
		this.maintenance = maintenance;
		String connection = first.connection();
		host.setRef(ObjectRef.host(connection));
		host.setHypervisorType(""); //$NON-NLS-1$
		host.setHypervisorVersion(""); //$NON-NLS-1$
		host.setLibraryVersion(""); //$NON-NLS-1$
		storage = new StorageWriter(host, connection);
		switches = new SwitchWriter(host, connection);
		vms = new VmWriter(storage, switches);
	}

	Host host() {
		return host;
	}

	/** Null before the first write. */
	HostInventory written() {
		return written;
	}

	/** Looks what a new snapshot changes; before it is written. */
	void compare(HostInventory next) {
		Set<UUID> changed = written == null ? new HashSet<>(next.domains().keySet()) : next.changedDomains(written);
		due.addAll(changed);
		halves.removeAll(changed);
		halves.addAll(MigratingDomains.among(changed, next));
	}

	/** Domains here that may be one half of two. */
	Set<UUID> halves() {
		return halves;
	}

	/** Whether everything of the last snapshot is in the tree. */
	boolean isComplete() {
		return due.isEmpty();
	}

	/**
	 * All but the VMs, save those of them that came out of hiding or went there, so that nobody sees one twice; {@link #writeVms} does the rest.
	 *
	 * @param hidden          domains that a person sees on another host, because they migrate
	 * @param sharedElsewhere whether another known host has the storage of that identity
	 */
	void write(HostInventory next, Set<UUID> hidden, Predicate<String> sharedElsewhere) {
		HostInventory before = written == null ? HostInventory.unknown(next.definition(), next.status()) : written;
		boolean first = written == null;
		writeConnection(next);
		if (next.host() != null && !next.host().equals(before.host()))
			writeHardware(next.host());
		writeMemory(next);
		boolean relink = first;
		if (first || !next.networks().equals(before.networks()) || !next.interfaces().equals(before.interfaces())) {
			switches.write(next.networks().values(), next.interfaces());
			relink = true;
		}
		if (first || !next.pools().equals(before.pools())) {
			storage.write(next.pools().values(), sharedElsewhere);
			relink = true;
		}
		written = next;
		if (relink) {
			due.addAll(next.domains().keySet());
			due.addAll(shown.keySet());
		}
		Set<UUID> urgent = new HashSet<>(hidden);
		urgent.addAll(writtenHidden);
		urgent.removeIf(vm -> hidden.contains(vm) && writtenHidden.contains(vm));
		writtenHidden = hidden;
		urgent.addAll(halves);
		leave(urgent.stream().map(this::writeVm).filter(Objects::nonNull).collect(Collectors.toSet()));
		enter(urgent.stream().map(shown::get).filter(ready::contains).toList());
	}

	/**
	 * VMs of the last snapshot, each of them whole. Those that are new enter the tree together when the last is done: a host with a part of
	 * its VMs would be taken for one that has no more. At least one is written.
	 *
	 * @param timeIsOver asked after each
	 */
	void writeVms(BooleanSupplier timeIsOver) {
		Set<VirtualMachine> gone = new LinkedHashSet<>();
		while (!due.isEmpty()) {
			VirtualMachine left = writeVm(due.iterator().next());
			if (left != null)
				gone.add(left);
			if (timeIsOver.getAsBoolean() || gone.size() == GONE_AT_ONCE)
				break;
		}
		leave(gone);
		if (due.isEmpty())
			enter(List.copyOf(ready));
	}

	private void leave(Set<VirtualMachine> gone) {
		if (!gone.isEmpty())
			host.getVms().removeAll(gone);
	}

	private void enter(List<VirtualMachine> fresh) {
		fresh.forEach(ready::remove);
		if (!fresh.isEmpty())
			host.getVms().addAll(fresh);
	}

	/** Another host has come or gone that has some of the same storage. */
	void writeSharing(Predicate<String> sharedElsewhere) {
		if (written != null)
			storage.write(written.pools().values(), sharedElsewhere);
	}

	private void writeConnection(HostInventory next) {
		ConnectionStatus status = next.status();
		Features.set(host, Literals.INVENTORY_OBJECT__NAME, next.displayName());
		Features.set(host, Literals.HOST__URI, next.definition().uri());
		// a host that does not answer is that first of all
		Optional<Maintenance> rest = status.state() == ConnectionState.ACTIVE ? maintenance.apply(next.connection()) : Optional.empty();
		Features.set(host, Literals.HOST__STATE, rest.isPresent() ? HostState.MAINTENANCE : HostState.valueOf(status.state().name()));
		String reason = status.remedy().isEmpty() ? status.reason() : status.reason() + "\n" + status.remedy(); //$NON-NLS-1$
		Features.set(host, Literals.HOST__STATE_REASON, rest.map(Maintenance::inWords).orElse(reason));
		Features.set(host, Literals.HOST__STATE_SINCE, rest.map(Maintenance::since).orElse(status.since()));
		Features.set(host, Literals.HOST__NEXT_ATTEMPT, status.nextAttempt());
		Instant seen = host.getLastSeen();
		boolean statusChanged = written == null || !status.equals(written.status());
		if (next.confirmed() != null && (seen == null || statusChanged || next.confirmed().isAfter(seen.plus(LAST_SEEN_STEP))))
			Features.set(host, Literals.HOST__LAST_SEEN, next.confirmed());
	}

	private void writeMemory(HostInventory next) {
		if (next.memory() >= 0)
			Features.set(host, Literals.HOST__MEMORY, next.memory());
		if (next.usage() != null)
			Features.set(host, Literals.HOST__MEMORY_AVAILABLE, next.usage().memoryAvailable());
	}

	private void writeHardware(HostRecord record) {
		Features.set(host, Literals.HOST__HYPERVISOR_TYPE, record.hypervisorType());
		Features.set(host, Literals.HOST__HYPERVISOR_VERSION, record.hypervisorVersion());
		Features.set(host, Literals.HOST__LIBRARY_VERSION, record.libraryVersion());
		CpuInfo cpu = host.getCpu();
		if (cpu == null) {
			cpu = FACTORY.createCpuInfo();
			writeCpu(cpu, record.cpu());
			host.setCpu(cpu);
		} else {
			writeCpu(cpu, record.cpu());
		}
		writeNuma(record.numaCells());
	}

	private static void writeCpu(CpuInfo object, HostRecord.Cpu cpu) {
		Features.set(object, Literals.CPU_INFO__ARCHITECTURE, cpu.architecture());
		Features.set(object, Literals.CPU_INFO__MODEL, cpu.model());
		Features.set(object, Literals.CPU_INFO__VENDOR, cpu.vendor());
		Features.set(object, Literals.CPU_INFO__FEATURES, cpu.features());
		Features.set(object, Literals.CPU_INFO__SOCKETS, cpu.sockets());
		Features.set(object, Literals.CPU_INFO__CORES_PER_SOCKET, cpu.coresPerSocket());
		Features.set(object, Literals.CPU_INFO__THREADS_PER_CORE, cpu.threadsPerCore());
		Features.set(object, Literals.CPU_INFO__LOGICAL_CPUS, cpu.logicalCpus());
		Features.set(object, Literals.CPU_INFO__MEGAHERTZ, cpu.megahertz());
	}

	private void writeNuma(List<HostRecord.NumaCell> cells) {
		List<HostRecord.NumaCell> known = host.getNumaCells().stream().map(c -> new HostRecord.NumaCell(c.getId(), c.getMemory(), c.getCpus()))
				.toList();
		if (known.equals(cells))
			return;
		List<NumaCell> fresh = new ArrayList<>();
		for (HostRecord.NumaCell cell : cells) {
			NumaCell object = FACTORY.createNumaCell();
			object.setId(cell.id());
			object.setMemory(cell.memory());
			object.getCpus().addAll(cell.cpus());
			fresh.add(object);
		}
		host.getNumaCells().clear();
		host.getNumaCells().addAll(fresh);
	}

	/** @return what has to leave the tree, null if nothing */
	private VirtualMachine writeVm(UUID uuid) {
		due.remove(uuid);
		DomainRecord domain = writtenHidden.contains(uuid) ? null : written.domains().get(uuid);
		VirtualMachine vm = shown.get(uuid);
		if (domain == null) {
			shown.remove(uuid);
			return ready.remove(vm) ? null : vm;
		}
		if (vm == null) {
			vm = create(uuid);
			ready.add(vm);
		}
		vms.write(vm, domain, written.addresses().getOrDefault(uuid, List.of()), written.runningSince().get(uuid));
		return null;
	}

	private VirtualMachine create(UUID uuid) {
		VirtualMachine vm = FACTORY.createVirtualMachine();
		vm.setRef(ObjectRef.vm(written.connection(), uuid));
		shown.put(uuid, vm);
		return vm;
	}
}
