// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.Mirror;

/**
 * The switches of one simulated host. Refuses what Open vSwitch refuses, and does all of a request or nothing. It may be used as a connection
 * itself, or by several that {@link #connect()} opens. Thread-safe.
 */
public final class SimulatedFabric implements FabricConnection {
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Set<SimulatedSession> sessions = ConcurrentHashMap.newKeySet();

	// guarded by this
	private SortedMap<String, SwitchConfig> switches = new TreeMap<>();
	private boolean reachable = true;
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
				SortedMap<String, SwitchConfig> draft = new TreeMap<>(switches);
				for (FabricStep step : steps)
					apply(draft, step);
				requireOneOwner(draft);
				switches = draft;
			}
		}
		if (breaks) {
			dropConnections();
			throw new FabricException(Code.LOST, NLS.bind(Messages.SimulatedFabric_changing, ""), Messages.SimulatedFabric_closed); //$NON-NLS-1$
		}
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

	private static void apply(Map<String, SwitchConfig> draft, FabricStep step) throws FabricException {
		switch (step) {
		case FabricStep.CreateSwitch create -> {
			expect(step, !draft.containsKey(step.on()));
			draft.put(step.on(), create.made());
		}
		case FabricStep.RemoveSwitch remove -> {
			expect(step, remove.gone().equals(draft.get(step.on())));
			draft.remove(step.on());
		}
		case FabricStep.SetSwitch set -> {
			SwitchConfig now = draft.get(step.on());
			expect(step, now != null && now.withSettingsOf(set.before()).equals(now));
			draft.put(step.on(), now.withSettingsOf(set.after()));
		}
		case FabricStep.AddPort add -> port(draft, step, null, add.port());
		case FabricStep.RemovePort remove -> port(draft, step, remove.port(), null);
		case FabricStep.SetPort set -> port(draft, step, set.before(), set.after());
		case FabricStep.AddMirror add -> mirror(draft, step, add.mirror(), true);
		case FabricStep.RemoveMirror remove -> mirror(draft, step, remove.mirror(), false);
		}
	}

	/** @param before null: must not be there; @param after null: is to go */
	private static void port(Map<String, SwitchConfig> draft, FabricStep step, PortConfig before, PortConfig after) throws FabricException {
		SwitchConfig now = draft.get(step.on());
		String name = before == null ? after.name() : before.name();
		expect(step, now != null && java.util.Objects.equals(before, now.ports().get(name)));
		SortedMap<String, PortConfig> ports = new TreeMap<>(now.ports());
		ports.remove(name);
		if (after != null)
			ports.put(name, after);
		draft.put(step.on(), now.withPorts(ports));
	}

	private static void mirror(Map<String, SwitchConfig> draft, FabricStep step, Mirror mirror, boolean add) throws FabricException {
		SwitchConfig now = draft.get(step.on());
		expect(step, now != null && now.mirrors().contains(mirror) != add);
		List<Mirror> mirrors = new ArrayList<>(now.mirrors());
		if (add)
			mirrors.add(mirror);
		else
			mirrors.remove(mirror);
		draft.put(step.on(), now.withMirrors(mirrors));
	}

	private static void expect(FabricStep step, boolean holds) throws FabricException {
		if (!holds)
			throw new FabricException(Code.CONFLICT, NLS.bind(Messages.SimulatedFabric_changing, step.on()), Messages.SimulatedFabric_changed);
	}

	/** A port's name and a NIC are there once on a host, whatever switch they are at. */
	private static void requireOneOwner(Map<String, SwitchConfig> draft) throws FabricException {
		Set<String> names = new HashSet<>();
		Set<String> nics = new HashSet<>();
		for (SwitchConfig made : draft.values()) {
			for (PortConfig port : made.ports().values()) {
				if (!names.add(port.name()))
					throw taken(made, port.name());
				for (String nic : port.nics())
					if (!nics.add(nic))
						throw taken(made, nic);
			}
		}
	}

	private static FabricException taken(SwitchConfig made, String what) {
		return new FabricException(Code.REFUSED, NLS.bind(Messages.SimulatedFabric_changing, made.name()),
				NLS.bind(Messages.SimulatedFabric_taken, what));
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
