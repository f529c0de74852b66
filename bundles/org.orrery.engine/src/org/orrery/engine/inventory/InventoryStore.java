// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.orrery.engine.EventThread;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** The newest snapshot of every host. Thread-safe; reads never block. */
public final class InventoryStore {
	private final Map<String, HostInventory> hosts = new ConcurrentHashMap<>();
	private final Map<String, Map<String, String>> problems = new ConcurrentHashMap<>();
	private final List<InventoryListener> listeners = new CopyOnWriteArrayList<>();
	private final EventThread events;
	private volatile InventorySync sync;

	public InventoryStore(EventThread events) {
		this.events = events;
	}

	void servedBy(InventorySync source) {
		sync = source;
	}

	public Collection<HostInventory> hosts() {
		return List.copyOf(hosts.values());
	}

	public Optional<HostInventory> host(String connection) {
		return Optional.ofNullable(hosts.get(connection));
	}

	public Optional<DomainRecord> domain(ObjectRef vm) {
		return host(vm.connection()).map(host -> host.domains().get(uuid(vm)));
	}

	/** Whether the VM is one half of a migration and a person sees the other half: lists leave this one out. */
	public boolean isHidden(ObjectRef vm) {
		return host(vm.connection()).map(host -> isHidden(host, uuid(vm))).orElse(false);
	}

	private boolean isHidden(HostInventory host, UUID domain) {
		return MigratingDomains.isHidden(host, domain, hosts.values());
	}

	/** Domains of the host that a person is to see: each migrating VM once over all hosts. */
	public List<DomainRecord> visibleDomains(HostInventory host) {
		return host.domains().values().stream().filter(domain -> !isHidden(host, domain.uuid())).toList();
	}

	/** What could not be read of a host, one sentence each; usually empty. */
	public List<String> problems(String connection) {
		return List.copyOf(problems.getOrDefault(connection, Map.of()).values());
	}

	/** Refetches an object, or with its host everything on it, now, without waiting for an event. Returns at once. */
	public void refresh(ObjectRef object) {
		InventorySync source = sync;
		if (source != null)
			source.refresh(object);
	}

	/** Asks the host for the volumes of a datastore: thousands may be, so nobody else does. Fails with HypervisorException. */
	public CompletableFuture<List<VolumeRecord>> volumes(ObjectRef datastore) {
		return sync.volumes(datastore).thenApply(volumes -> {
			tell(listener -> listener.volumesRead(datastore, volumes));
			return volumes;
		});
	}

	/** Asks the host for the snapshots of a VM. Fails with HypervisorException. */
	public CompletableFuture<List<SnapshotRecord>> snapshots(ObjectRef vm) {
		return sync.snapshots(vm).thenApply(snapshots -> {
			tell(listener -> listener.snapshotsRead(vm, snapshots));
			return snapshots;
		});
	}

	public void addListener(InventoryListener listener) {
		listeners.add(listener);
	}

	public void removeListener(InventoryListener listener) {
		listeners.remove(listener);
	}

	/** First or unconditional snapshot of a host. */
	void put(HostInventory inventory) {
		hosts.compute(inventory.connection(), (id, before) -> announced(inventory));
	}

	/** Replaces the snapshot of a host that is still known; listeners hear of it only when it differs. */
	void change(String connection, Consumer<InventoryDraft> change) {
		hosts.computeIfPresent(connection, (id, before) -> {
			InventoryDraft draft = new InventoryDraft(before);
			change.accept(draft);
			HostInventory after = draft.finish();
			return after.equals(before) ? before : announced(after);
		});
	}

	/** Tells listeners of a host as it is known, when something changed that they show with it. In order with all other news of it. */
	public void announce(String connection) {
		hosts.computeIfPresent(connection, (id, inventory) -> announced(inventory));
	}

	/** Queued while the entry is held, so that no older snapshot is told after a newer one. */
	private HostInventory announced(HostInventory inventory) {
		tell(listener -> listener.inventoryChanged(inventory));
		return inventory;
	}

	void remove(String connection) {
		hosts.remove(connection);
		problems.remove(connection);
		tell(listener -> listener.inventoryRemoved(connection));
	}

	/** @param words null: no problem (any more) */
	void problem(String connection, String subject, String words) {
		Map<String, String> known = problems.computeIfAbsent(connection, id -> new ConcurrentHashMap<>());
		if (words == null)
			known.remove(subject);
		else
			known.put(subject, words);
	}

	void happened(ObjectRef vm, DomainEvent event) {
		tell(listener -> listener.domainEvent(vm, event));
	}

	private void tell(Consumer<InventoryListener> event) {
		events.tell(() -> listeners.forEach(event));
	}

	/** The UUID in the reference of a VM or datastore; null when it holds none. */
	static UUID uuid(ObjectRef ref) {
		if (ref.kind() != ObjectKind.VM && ref.kind() != ObjectKind.DATASTORE && ref.kind() != ObjectKind.NETWORK)
			return null;
		return uuid(ref.id());
	}

	static UUID uuid(String text) {
		try {
			return UUID.fromString(text);
		} catch (IllegalArgumentException e) {
			return null;
		}
	}
}
