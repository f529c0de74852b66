// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.Safeguard;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.Inside;
import org.orrery.fabric.plan.AppliedSteps;

/**
 * The switches of one simulated host. Refuses what Open vSwitch refuses, and does all of a request or nothing. It may be used as a connection
 * itself, or by several that {@link #connect()} opens. Thread-safe.
 */
public final class SimulatedFabric implements FabricConnection {
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Set<SimulatedSession> sessions = ConcurrentHashMap.newKeySet();

	private final Inside inside = new SimulatedInside(this, System::nanoTime);

	// guarded by this
	private SortedMap<String, SwitchConfig> switches = new TreeMap<>();
	private boolean reachable = true;
	private String linkAddress;
	private String cutting;
	private String unguarded = ""; //$NON-NLS-1$
	private FabricConnection holder;
	private String held = ""; //$NON-NLS-1$
	private int failing = -1;
	private boolean failingAfter;

	/** As somebody who dials it. @throws FabricException UNREACHABLE while {@link #reachable(boolean)} says so */
	public FabricConnection connect() throws FabricException {
		synchronized (this) {
			if (!reachable)
				throw new FabricException(Code.UNREACHABLE, NLS.bind(Messages.SimulatedFabric_changing, ""), Messages.SimulatedFabric_nobody); //$NON-NLS-1$
		}
		SimulatedSession session = new SimulatedSession(this);
		sessions.add(session);
		return session;
	}

	/** @param answers false: open connections break, new ones find nobody */
	public void reachable(boolean answers) {
		synchronized (this) {
			reachable = answers;
		}
		if (!answers)
			dropConnections();
	}

	/** As when the switch's daemon restarts: open connections break, new ones succeed. */
	public void dropConnections() {
		List.copyOf(sessions).forEach(SimulatedSession::lose);
	}

	/**
	 * Breaks the connection at a later change.
	 *
	 * @param changes that still succeed; @param done whether the change that breaks it is done nevertheless
	 */
	public synchronized void breakAfter(int changes, boolean done) {
		failing = changes;
		failingAfter = done;
	}

	/** As long as a switch has that NIC nobody reaches the host. */
	public synchronized void cutBy(String nic) {
		cutting = nic;
	}

	/** A timer on the host: it is there whoever can reach it or not. */
	public Safeguard arm(List<FabricStep> undo, Duration delay) {
		AtomicBoolean armed = new AtomicBoolean(true);
		Thread timer = new Thread(() -> {
			try {
				Thread.sleep(delay);
				if (armed.compareAndSet(true, false))
					restore(undo);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			} catch (FabricException e) { // somebody has changed it meanwhile: that stays
				System.getLogger(SimulatedFabric.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
			}
		}, "simulated-safeguard"); //$NON-NLS-1$
		timer.setDaemon(true);
		timer.start();
		return () -> {
			connect().close();
			if (!armed.compareAndSet(true, false))
				throw new FabricException(Code.CONFLICT, NLS.bind(Messages.SimulatedFabric_changing, ""), Messages.SimulatedFabric_restored); //$NON-NLS-1$
		};
	}

	private void restore(List<FabricStep> undo) throws FabricException {
		synchronized (this) {
			switches = AppliedSteps.on(switches.values(), undo);
		}
		reachable(true);
		changed();
	}

	private synchronized boolean isCut() {
		return cutting != null && switches.values().stream().flatMap(made -> made.ports().values().stream()).anyMatch(port -> port.nics().contains(cutting));
	}

	/** @param mac of the device by which the host is reached */
	public synchronized void reachedBy(String mac) {
		linkAddress = mac;
	}

	/** @param reason why ports cannot be guarded here from now on, as where a switch is reached by its database alone; empty: they can */
	public synchronized void unguarded(String reason) {
		unguarded = reason;
	}

	@Override
	public synchronized String unguarded() {
		return unguarded;
	}

	@Override
	public synchronized Optional<String> linkAddress() {
		return Optional.ofNullable(linkAddress);
	}

	/** Puts a switch there as if somebody had made it by hand. */
	public void place(SwitchConfig made) {
		synchronized (this) {
			switches.put(made.name(), made);
		}
		changed();
	}

	/** Plugs a VM's NIC in, as a hypervisor does. */
	public void plug(String name, PortConfig port) {
		synchronized (this) {
			SortedMap<String, PortConfig> ports = new TreeMap<>(switches.get(name).ports());
			ports.put(port.name(), port);
			switches.put(name, switches.get(name).withPorts(ports));
		}
		changed();
	}

	/** Takes a port away as a hypervisor does; nothing happens when it is not there. */
	public void unplug(String port) {
		synchronized (this) {
			for (SwitchConfig made : List.copyOf(switches.values())) {
				SortedMap<String, PortConfig> ports = new TreeMap<>(made.ports());
				if (ports.remove(port) != null)
					switches.put(made.name(), made.withPorts(ports));
			}
		}
		changed();
	}

	private void changed() {
		listeners.forEach(Runnable::run);
		sessions.forEach(SimulatedSession::changed);
	}

	@Override
	public synchronized List<SwitchConfig> switches() {
		return List.copyOf(switches.values());
	}

	@Override
	public void apply(List<FabricStep> steps, String reason) throws FabricException {
		apply(steps, this);
	}

	void apply(List<FabricStep> steps, FabricConnection by) throws FabricException {
		boolean breaks;
		synchronized (this) {
			if (holder != null && holder != by)
				throw held();
			breaks = !steps.isEmpty() && failing-- == 0;
			if (!breaks || failingAfter) {
				switches = AppliedSteps.on(switches.values(), steps);
			}
		}
		if (breaks) {
			dropConnections();
			throw new FabricException(Code.LOST, NLS.bind(Messages.SimulatedFabric_changing, ""), Messages.SimulatedFabric_closed); //$NON-NLS-1$
		}
		if (isCut())
			reachable(false);
		changed();
	}

	@Override
	public Hold hold(String reason) throws FabricException {
		take(this, reason);
		return () -> giveBack(this);
	}

	synchronized void take(FabricConnection by, String reason) throws FabricException {
		if (holder != null && holder != by)
			throw held();
		holder = by;
		held = reason;
	}

	private FabricException held() {
		return new FabricException(Code.CONFLICT, NLS.bind(Messages.SimulatedFabric_changing, ""), held); //$NON-NLS-1$
	}

	synchronized void giveBack(FabricConnection by) {
		if (holder == by)
			holder = null;
	}

	void forget(SimulatedSession session) {
		sessions.remove(session);
		giveBack(session);
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
	}
}
