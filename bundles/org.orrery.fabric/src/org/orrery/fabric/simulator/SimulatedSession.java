// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.inside.Inside;

/** One connection to the switches of a simulated host: it can break without them. Thread-safe. */
final class SimulatedSession implements FabricConnection {
	private final SimulatedFabric fabric;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final Inside inside = new SimulatedInside(this, System::nanoTime);
	private volatile boolean ended;

	SimulatedSession(SimulatedFabric fabric) {
		this.fabric = fabric;
	}

	@Override
	public List<SwitchConfig> switches() throws FabricException {
		requireOpen();
		return fabric.switches();
	}

	@Override
	public void apply(List<FabricStep> steps, String reason) throws FabricException {
		requireOpen();
		fabric.apply(steps, this);
	}

	@Override
	public Hold hold(String reason) throws FabricException {
		requireOpen();
		fabric.take(this, reason);
		return () -> fabric.giveBack(this);
	}

	private void requireOpen() throws FabricException {
		if (ended)
			throw new FabricException(Code.LOST, NLS.bind(Messages.SimulatedFabric_changing, ""), Messages.SimulatedFabric_closed); //$NON-NLS-1$
	}

	@Override
	public Optional<String> linkAddress() {
		return fabric.linkAddress();
	}

	@Override
	public String unguarded() {
		return fabric.unguarded();
	}

	@Override
	public Inside inside() {
		return inside;
	}

	@Override
	public void onChange(Runnable listener) {
		listeners.add(listener);
	}

	void changed() {
		listeners.forEach(Runnable::run);
	}

	/** The host or the way to it is gone. */
	void lose() {
		ended = true;
		fabric.forget(this);
		changed();
	}

	@Override
	public void close() {
		ended = true;
		listeners.clear();
		fabric.forget(this);
	}
}
