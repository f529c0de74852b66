// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;

/**
 * What steps change of the guards of ports. The database cannot do it in its transaction: what can be refused comes before it and is taken back
 * when it fails, what needs its ports comes after. One thread, used once.
 */
final class GuardSteps {
	/** @param fresh whether the port comes with the steps */
	private record Change(String on, String port, PortGuard before, PortGuard after, boolean fresh) {
	}

	/** For the number of a port that has just come. */
	private static final long PATIENCE_NANOS = 5_000_000_000L;
	private static final long LOOK_NANOS = 20_000_000;

	private final PortGuards guards;
	private final Supplier<SwitchReader> live;
	private final List<Change> changes = new ArrayList<>();

	/** @param live what the database has now */
	GuardSteps(PortGuards guards, Supplier<SwitchReader> live, List<FabricStep> steps) {
		this.guards = guards;
		this.live = live;
		for (FabricStep step : steps) {
			if (step instanceof FabricStep.SetPort set && !set.before().guard().equals(set.after().guard()))
				changes.add(new Change(set.on(), set.after().name(), set.before().guard(), set.after().guard(), false));
			else if (step instanceof FabricStep.AddPort add && !add.port().guard().isOpen())
				changes.add(new Change(add.on(), add.port().name(), PortGuard.OPEN, add.port().guard(), true));
		}
	}

	boolean isEmpty() {
		return changes.isEmpty();
	}

	/** Ports that are there. */
	void before() throws FabricException {
		set(false, false);
	}

	/** Ports that have come. */
	void after() throws FabricException {
		set(true, false);
	}

	/** The transaction was refused: ports that were there are guarded as they were. */
	void takeBack() {
		try {
			set(false, true);
		} catch (FabricException e) { // the next look shows it as a difference
			System.getLogger(GuardSteps.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
		}
	}

	private void set(boolean fresh, boolean back) throws FabricException {
		Map<String, Map<Integer, PortGuard>> wanted = new HashMap<>();
		for (Change change : changes) {
			if (change.fresh() != fresh)
				continue;
			OvsdbRow device = device(change);
			PortGuard guard = back ? change.before() : change.after();
			if (PortGuards.isGone(device))
				guards.setNowhere(device, guard);
			else
				wanted.computeIfAbsent(change.on(), on -> new HashMap<>()).put((int) device.number(Tables.NUMBER).orElseThrow(), guard);
		}
		SwitchReader now = live.get();
		for (Map.Entry<String, Map<Integer, PortGuard>> on : wanted.entrySet())
			guards.set(now.bridge(on.getKey()).orElseThrow(() -> unnumbered(on.getKey(), on.getKey())), now, on.getValue());
	}

	/** ovs-vswitchd gives a port its number a moment after the port is in the database. */
	private OvsdbRow device(Change change) throws FabricException {
		for (long end = System.nanoTime() + PATIENCE_NANOS; System.nanoTime() < end; LockSupport.parkNanos(LOOK_NANOS)) {
			SwitchReader now = live.get();
			Optional<OvsdbRow> device = now.bridge(change.on()).flatMap(bridge -> now.port(bridge, change.port())).map(now::interfaces).flatMap(all -> all.stream().findFirst());
			if (device.isEmpty())
				break;
			if (device.get().number(Tables.NUMBER).isPresent())
				return device.get();
		}
		throw unnumbered(change.on(), change.port());
	}

	private static FabricException unnumbered(String on, String port) {
		return new FabricException(Code.REFUSED, NLS.bind(Messages.SwitchWriter_changing, on), NLS.bind(Messages.PortGuards_noNumber, port));
	}
}
