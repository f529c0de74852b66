// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.EngineTimer;
import org.orrery.engine.EngineTimings;
import org.orrery.engine.connection.ConnectionListener;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.HypervisorCall;
import org.orrery.engine.connection.Lane;
import org.orrery.engine.connection.SessionFollower;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Fills the inventory store from the connections: one {@link HostSync} per open connection. Thread-safe. */
public final class InventorySync implements SessionFollower, ConnectionListener {
	private final InventoryStore store;
	private final EngineTimings timings;
	private final EngineTimer timer;
	private final Clock clock;
	private final RunningDomains running;
	private final AddressTurns addressTurns;
	private final Map<String, HostConnection> hosts = new ConcurrentHashMap<>();
	private final Map<String, HostSync> syncs = new ConcurrentHashMap<>();
	/** Connected, and known to be no other connected one. */
	private final Set<String> recognised = ConcurrentHashMap.newKeySet();
	/** What a person should know of a host that is well, by connection. */
	private final Map<String, String> warnings = new ConcurrentHashMap<>();

	public InventorySync(InventoryStore store, EngineTimings timings, EngineTimer timer, Clock clock) {
		this.store = store;
		this.timings = timings;
		this.timer = timer;
		this.clock = clock;
		running = new RunningDomains(store::hosts);
		addressTurns = new AddressTurns(timer);
		store.servedBy(this);
	}

	EngineTimings timings() {
		return timings;
	}

	EngineTimer timer() {
		return timer;
	}

	Instant now() {
		return clock.instant();
	}

	RunningDomains runningDomains() {
		return running;
	}

	AddressTurns addressTurns() {
		return addressTurns;
	}

	@Override
	public void added(HostConnection host) {
		hosts.putIfAbsent(host.id(), host);
		if (store.host(host.id()).isEmpty())
			store.put(HostInventory.unknown(host.definition(), host.status()));
	}

	@Override
	public void removed(HostConnection host) {
		hosts.remove(host.id());
		end(host.id());
		store.remove(host.id());
	}

	@Override
	public void redefined(HostConnection host) {
		store.change(host.id(), draft -> draft.definition = host.definition());
	}

	@Override
	public void statusChanged(HostConnection host, ConnectionStatus status) {
		if (status.state() == ConnectionState.RETRYING || status.state() == ConnectionState.CLOSED)
			endIfLost(host);
		store.change(host.id(), draft -> draft.status = warned(host.id(), status));
	}

	/** By the time this is told, the host may be connected again. */
	private void endIfLost(HostConnection host) {
		if (host.live().isEmpty())
			end(host.id());
	}

	private void end(String connection) {
		recognised.remove(connection);
		HostSync old = syncs.remove(connection);
		if (old != null)
			old.end();
	}

	@Override
	public void opened(HostConnection host, HypervisorConnection live, long epoch) throws HypervisorException {
		HostSync fresh = new HostSync(host, this, store);
		HostSync old = syncs.put(host.id(), fresh);
		if (old != null)
			old.end();
		Runnable goOn = addressTurns.pause();
		try {
			fresh.populate(live);
		} finally {
			goOn.run();
		}
		recognise(host);
	}

	/**
	 * One host at a time, so that of two that are one the second is refused.
	 *
	 * @throws HypervisorException another connection leads there already
	 */
	private synchronized void recognise(HostConnection host) throws HypervisorException {
		HostInventory own = store.host(host.id()).orElse(null);
		if (own == null)
			return;
		warnings.remove(host.id());
		for (HostInventory other : store.hosts()) {
			if (other.connection().equals(host.id()) || !recognised.contains(other.connection()))
				continue;
			switch (SameHost.judge(own, other)) {
			case SAME -> {
				end(host.id());
				store.put(HostInventory.unknown(own.definition(), own.status()));
				throw new HypervisorException(ErrorCode.ALREADY_EXISTS, NLS.bind(Messages.InventorySync_reading, own.definition().uri()),
						NLS.bind(Messages.InventorySync_same, own.host().hostname(), other.definition().uri()));
			}
			case COPIED_UUID -> {
				warn(own, other);
				warn(other, own);
			}
			case DIFFERENT -> {
				// the usual case
			}
			}
		}
		recognised.add(host.id());
	}

	private void warn(HostInventory host, HostInventory other) {
		String words = NLS.bind(Messages.InventorySync_copiedUuid, new Object[] { host.displayName(), host.host().uuid(), other.displayName() });
		warnings.put(host.connection(), words);
		store.change(host.connection(), draft -> draft.status = warned(host.connection(), draft.status));
	}

	/** A state that has no reason of its own tells the warning. */
	private ConnectionStatus warned(String connection, ConnectionStatus status) {
		String words = warnings.get(connection);
		if (words == null || status.state() != ConnectionState.ACTIVE || !status.reason().isEmpty())
			return status;
		return new ConnectionStatus(status.state(), status.since(), words, Messages.InventorySync_copiedUuidRemedy, status.nextAttempt(),
				status.attempts(), status.epoch());
	}

	@Override
	public void answered(HostConnection host, HostUsage usage) {
		HostSync sync = syncs.get(host.id());
		if (sync != null)
			sync.answered(usage);
	}

	void refresh(ObjectRef object) {
		HostSync sync = syncs.get(object.connection());
		if (sync == null)
			return;
		UUID uuid = InventoryStore.uuid(object);
		switch (object.kind()) {
		case VM -> {
			if (uuid != null)
				sync.changed(uuid);
		}
		case DATASTORE, VOLUME -> sync.changedPools();
		case NETWORK, VIRTUAL_SWITCH, PORT_GROUP -> sync.changedNetworks();
		default -> sync.reconcile();
		}
	}

	CompletableFuture<List<VolumeRecord>> volumes(ObjectRef datastore) {
		return ask(datastore, ObjectKind.DATASTORE, live -> live.volumes(InventoryStore.uuid(datastore)));
	}

	CompletableFuture<List<SnapshotRecord>> snapshots(ObjectRef vm) {
		return ask(vm, ObjectKind.VM, live -> live.snapshots(InventoryStore.uuid(vm)));
	}

	private <T> CompletableFuture<T> ask(ObjectRef object, ObjectKind expected, HypervisorCall<T> question) {
		HostConnection host = hosts.get(object.connection());
		if (host == null || object.kind() != expected || InventoryStore.uuid(object) == null)
			return CompletableFuture.failedFuture(
					new HypervisorException(ErrorCode.NOT_FOUND, NLS.bind(Messages.InventorySync_reading, object), Messages.InventorySync_unknown));
		return host.submit(Lane.COMMAND, question);
	}
}
