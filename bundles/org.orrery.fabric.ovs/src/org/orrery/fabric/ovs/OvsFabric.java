// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.Inside;
import org.orrery.fabric.ovs.control.ControlSocket;
import org.orrery.fabric.ovs.control.ControlSource;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;
import org.orrery.fabric.ovs.ovsdb.OvsdbMonitor;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbSchema;
import org.orrery.fabric.ovs.ovsdb.OvsdbTransaction;

/** The Open vSwitch of one host. Thread-safe. */
public final class OvsFabric implements FabricConnection {
	private final OvsdbConnection connection;
	private final OvsdbMonitor monitor;
	private final String datapath;
	private final OvsdbConnection.Settings settings;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Object told = new Object();
	private volatile String reachedAt = ""; //$NON-NLS-1$
	private final ControlSocket control;
	private final Inside inside;
	private final PortGuards guards;
	private final ChangeTurn turn;

	private OvsFabric(OvsdbConnection connection, OvsdbConnection.Settings settings, String datapath, ControlSocket control, RuleSockets rules, LldpSource lldp) throws FabricException {
		this.connection = connection;
		this.settings = settings;
		this.datapath = datapath;
		this.control = control;
		OvsdbSchema schema = OvsdbSchema.of(connection, Tables.DATABASE);
		schema.require(Tables.NEEDED);
		guards = new PortGuards(rules, settings.request(), this::live, this::changed);
		inside = new OvsInside(connection, schema, control, lldp, guards::of);
		monitor = OvsdbMonitor.begin(connection, Tables.DATABASE, schema.existing(Tables.READ), tables -> changed());
		turn = new ChangeTurn(connection, monitor);
		guards.read();
		connection.ended().thenAccept(reason -> changed());
	}

	private SwitchReader live() {
		return new SwitchReader(monitor.snapshot(), guards::of);
	}

	/**
	 * Connects and reads everything once. Blocks. What is inside the switches is asked of the control socket that lies beside the database's own,
	 * if there is one.
	 *
	 * @param datapath of bridges that are made: "system" for the kernel's module, "netdev" for the one in user space, empty: the kernel's where
	 *                 the host has it
	 */
	public static OvsFabric open(OvsdbAddress address, OvsdbConnection.Settings settings, String datapath) throws FabricException {
		return open(address, ControlSource.beside(address), settings, datapath);
	}

	/** @param control of ovs-vswitchd, as for ovs-appctl; closed with the fabric */
	public static OvsFabric open(OvsdbAddress address, ControlSource control, OvsdbConnection.Settings settings, String datapath) throws FabricException {
		return open(address, control, RuleSockets.beside(address), LldpSource.beside(address, settings.request()), settings, datapath);
	}

	/** @param rules of its bridges; closed with the fabric */
	static OvsFabric open(OvsdbAddress address, ControlSource control, RuleSockets rules, LldpSource lldp, OvsdbConnection.Settings settings, String datapath)
			throws FabricException {
		OvsdbConnection connection = OvsdbConnection.open(address, settings);
		try {
			return new OvsFabric(connection, settings, datapath, new ControlSocket(control, settings), rules, lldp);
		} catch (FabricException e) {
			connection.close();
			rules.close();
			throw e;
		}
	}

	@Override
	public List<SwitchConfig> switches() throws FabricException {
		requireOpen();
		return live().switches();
	}

	@Override
	public void apply(List<FabricStep> steps, String reason) throws FabricException {
		if (steps.isEmpty())
			return;
		requireOpen();
		GuardSteps guarded = new GuardSteps(guards, this::live, steps);
		if (!guarded.isEmpty())
			guards.read();
		SwitchReader live = live();
		UUID root = live.root().map(OvsdbRow::uuid).orElseThrow(() -> new FabricException(Code.UNSUPPORTED, operation(), Messages.SwitchWriter_noRoot));
		OvsdbTransaction transaction = new SwitchWriter(live, datapath(live)).transaction(steps);
		if (turn.isHeld())
			transaction.requireLock(ChangeTurn.LOCK);
		transaction.comment(reason).countUp(Tables.ROOT, root, Tables.NEXT_CFG);
		guarded.before();
		try {
			awaitTakenOver(transaction.commit(connection, Tables.DATABASE).number());
		} catch (FabricException e) {
			if (!e.isOutcomeUnknown())
				guarded.takeBack();
			throw e;
		}
		guarded.after();
		if (!guarded.isEmpty())
			guards.read();
	}

	@Override
	public String unguarded() {
		return guards.missing();
	}

	@Override
	public void refresh() throws FabricException {
		requireOpen();
		guards.read();
	}

	/** ovs-vswitchd names the datapaths that it has; without the kernel's module it has only its own. */
	private String datapath(SwitchReader live) {
		if (!datapath.isEmpty())
			return datapath;
		List<String> known = live.root().map(root -> List.copyOf(root.texts(Tables.DATAPATHS))).orElse(List.of());
		return known.contains("netdev") && !known.contains("system") ? "netdev" : ""; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	public Hold hold(String reason) throws FabricException {
		requireOpen();
		return turn.take(reason);
	}

	/** @param host by what name or address it was reached */
	void reachedAt(String host) {
		reachedAt = host;
	}

	@Override
	public Optional<String> linkAddress() {
		return reachedAt.isEmpty() ? Optional.empty() : NeighbourTable.mac(reachedAt);
	}

	@Override
	public Set<String> devicesOf(String mac) {
		return monitor.rows(Tables.INTERFACE).stream().filter(device -> device.text(Tables.ADDRESS).equalsIgnoreCase(mac)).map(device -> device.text(Tables.NAME))
				.collect(Collectors.toUnmodifiableSet());
	}

	/** Runs it once when the connection is over, at once when it is already. On a thread of the adapter. */
	void whenEnded(Runnable work) {
		connection.ended().thenRun(work);
	}

	/** The database is what is wanted; the switch follows a moment later and says so with the same number. */
	private void awaitTakenOver(long wanted) throws FabricException {
		long deadline = System.nanoTime() + settings.request().toNanos();
		synchronized (told) {
			while (takenOver() < wanted) {
				requireOpen();
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left <= 0)
					throw new FabricException(Code.TIMED_OUT, operation(), NLS.bind(Messages.OvsFabric_notTakenOver, settings.request().toSeconds()));
				try {
					told.wait(left);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					throw new FabricException(Code.TIMED_OUT, operation(), Messages.OvsFabric_interrupted, e);
				}
			}
		}
	}

	private long takenOver() {
		Optional<OvsdbRow> root = monitor.rows(Tables.ROOT).stream().findFirst();
		return root.map(row -> row.number(Tables.CUR_CFG).orElse(0)).orElse(0L);
	}

	private void changed() {
		synchronized (told) {
			told.notifyAll();
		}
		listeners.forEach(Runnable::run);
	}

	private void requireOpen() throws FabricException {
		if (connection.ended().isDone())
			throw new FabricException(Code.LOST, operation(), connection.ended().join());
	}

	private String operation() {
		return NLS.bind(Messages.OvsFabric_changing, connection.address());
	}

	@Override
	public Inside inside() {
		return inside;
	}

	@Override
	public void onChange(Runnable listener) {
		listeners.add(listener);
	}

	@Override
	public void close() {
		listeners.clear();
		control.close();
		guards.close();
		connection.close();
	}
}
