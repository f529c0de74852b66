// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.orrery.engine.operation.maintenance.Maintenance;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.ChangePump;
import org.orrery.model.FleetModel;
import org.orrery.model.ObjectRef;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.VirtualMachine;

/**
 * Brings the model in line with the snapshots: records in, EObjects changed where they differ. Told on engine threads; everything else
 * happens on the model thread, at the pump's pace.
 */
public final class FleetUpdater implements InventoryListener {
	private static final Duration CADENCE = Duration.ofMillis(100);
	private static final Duration BUDGET = Duration.ofMillis(6);

	/** What may be pending of one object; a newer one replaces it. */
	private sealed interface Change {
	}

	private record Snapshot(HostInventory inventory) implements Change {
	}

	/** What the last pass had no time for. */
	private record Rest() implements Change {
	}

	private record Forgotten() implements Change {
	}

	private record Volumes(List<VolumeRecord> volumes) implements Change {
	}

	private record Snapshots(List<SnapshotRecord> snapshots) implements Change {
	}

	private final FleetModel model;
	private final Function<String, Optional<Maintenance>> maintenance;
	private final FleetTree tree;
	private final ChangePump<ObjectRef, Change> pump;
	private final Map<String, HostBranch> branches = new HashMap<>();
	/** Domains not shown on a host because they are shown on another, by connection. */
	private final Map<String, Set<UUID>> hidden = new HashMap<>();

	/** @param maintenance of a host by its connection; asked on the model thread, so it must not block */
	public FleetUpdater(FleetModel model, Function<String, Optional<Maintenance>> maintenance) {
		this.model = model;
		this.maintenance = maintenance;
		tree = new FleetTree(model.fleet());
		pump = new ChangePump<>(model.modelThread(), model, this::apply, CADENCE, BUDGET);
	}

	@Override
	public void inventoryChanged(HostInventory inventory) {
		pump.offer(ObjectRef.host(inventory.connection()), new Snapshot(inventory));
	}

	@Override
	public void inventoryRemoved(String connection) {
		pump.offer(ObjectRef.host(connection), new Forgotten());
	}

	@Override
	public void volumesRead(ObjectRef datastore, List<VolumeRecord> volumes) {
		pump.offer(datastore, new Volumes(volumes));
	}

	@Override
	public void snapshotsRead(ObjectRef vm, List<SnapshotRecord> snapshots) {
		pump.offer(vm, new Snapshots(snapshots));
	}

	private void apply(ObjectRef ref, Change change) {
		switch (change) {
		case Snapshot snapshot -> write(snapshot.inventory());
		case Rest rest -> goOn(ref.connection());
		case Forgotten forgotten -> forget(ref.connection());
		case Volumes volumes -> model.find(ref, Datastore.class).ifPresent(found -> StorageWriter.writeVolumes(found, volumes.volumes()));
		case Snapshots snapshots -> model.find(ref, VirtualMachine.class).ifPresent(vm -> VmWriter.writeSnapshots(vm, snapshots.snapshots()));
		}
	}

	private void write(HostInventory inventory) {
		String connection = inventory.connection();
		HostBranch branch = branches.computeIfAbsent(connection, id -> new HostBranch(inventory, maintenance));
		Set<String> storageBefore = identities(branch.written());
		branch.compare(inventory);
		branch.write(inventory, hiddenOf(inventory), key -> isElsewhere(key, connection));
		goOn(connection);
		shareChanged(connection, storageBefore, identities(inventory));
		revealElsewhere(connection);
	}

	/**
	 * A host of thousands of VMs takes several passes. It enters the tree when all of them are written: one notification for a host with its
	 * VMs, and none with a part of them. One that is there already shows all the while what it showed, VM by VM as they are now.
	 */
	private void goOn(String connection) {
		HostBranch branch = branches.get(connection);
		if (branch == null)
			return;
		branch.writeVms(pump::timeIsOver);
		if (branch.isComplete() || branch.host().eContainer() != null)
			tree.place(branch.host(), branch.written().definition());
		if (!branch.isComplete())
			pump.again(ObjectRef.host(connection), new Rest());
	}

	private void forget(String connection) {
		HostBranch branch = branches.remove(connection);
		hidden.remove(connection);
		if (branch == null)
			return;
		tree.remove(branch.host());
		shareChanged(connection, identities(branch.written()), Set.of());
		revealElsewhere(connection);
	}

	// --- one VM, once, while it migrates ---------------------------------------------------------------------------------------------

	private Set<UUID> hiddenOf(HostInventory inventory) {
		Set<UUID> halves = branches.get(inventory.connection()).halves();
		if (halves.isEmpty()) {
			hidden.remove(inventory.connection());
			return Set.of();
		}
		List<HostInventory> all = branches.values().stream().map(HostBranch::written).filter(java.util.Objects::nonNull).toList();
		Set<UUID> now = halves.stream().filter(domain -> MigratingDomains.isHidden(inventory, domain, all))
				.collect(Collectors.toSet());
		if (now.isEmpty())
			hidden.remove(inventory.connection());
		else
			hidden.put(inventory.connection(), now);
		return now;
	}

	/** A half elsewhere may have lost its other half here, or found it: look again at those that migrate. */
	private void revealElsewhere(String changed) {
		Set<String> waiting = new HashSet<>(hidden.keySet());
		branches.forEach((connection, branch) -> {
			if (!branch.halves().isEmpty())
				waiting.add(connection);
		});
		waiting.remove(changed);
		for (String connection : waiting) {
			HostBranch branch = branches.get(connection);
			Set<UUID> before = hidden.getOrDefault(connection, Set.of());
			Set<UUID> now = hiddenOf(branch.written());
			if (!now.equals(before)) {
				branch.write(branch.written(), now, key -> isElsewhere(key, connection));
				goOn(connection);
			}
		}
	}

	// --- the same storage on several hosts -------------------------------------------------------------------------------------------

	private static Set<String> identities(HostInventory inventory) {
		if (inventory == null)
			return Set.of();
		return inventory.pools().values().stream().map(StorageIdentity::of).flatMap(Optional::stream).collect(Collectors.toSet());
	}

	private boolean isElsewhere(String identity, String connection) {
		return branches.entrySet().stream().filter(entry -> !entry.getKey().equals(connection) && entry.getValue().written() != null)
				.anyMatch(entry -> has(entry.getValue().written(), identity));
	}

	private static boolean has(HostInventory inventory, String identity) {
		for (PoolRecord pool : inventory.pools().values())
			if (StorageIdentity.of(pool).filter(identity::equals).isPresent())
				return true;
		return false;
	}

	private void shareChanged(String connection, Set<String> before, Set<String> after) {
		Set<String> changed = new HashSet<>(before);
		changed.addAll(after);
		changed.removeIf(identity -> before.contains(identity) && after.contains(identity));
		if (changed.isEmpty())
			return;
		branches.forEach((other, branch) -> {
			if (!other.equals(connection) && branch.written() != null && changed.stream().anyMatch(key -> has(branch.written(), key)))
				branch.writeSharing(key -> isElsewhere(key, other));
		});
	}
}
