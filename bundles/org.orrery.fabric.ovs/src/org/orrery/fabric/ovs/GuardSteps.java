// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

	private final PortGuards guards;
	private final List<Change> changes = new ArrayList<>();

	GuardSteps(PortGuards guards, List<FabricStep> steps) {
		this.guards = guards;
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
	void before(SwitchReader live) throws FabricException {
		set(live, false, false);
	}

	/** Ports that have come. */
	void after(SwitchReader live) throws FabricException {
		set(live, true, false);
	}

	/** The transaction was refused: ports that were there are guarded as they were. */
	void takeBack(SwitchReader live) {
		try {
			set(live, false, true);
		} catch (FabricException e) { // the next look shows it as a difference
			System.getLogger(GuardSteps.class.getName()).log(System.Logger.Level.WARNING, e.getMessage());
		}
	}

	private void set(SwitchReader live, boolean fresh, boolean back) throws FabricException {
		Map<String, Map<Integer, PortGuard>> wanted = new HashMap<>();
		for (Change change : changes)
			if (change.fresh() == fresh)
				wanted.computeIfAbsent(change.on(), on -> new HashMap<>()).put(number(live, change), back ? change.before() : change.after());
		for (Map.Entry<String, Map<Integer, PortGuard>> on : wanted.entrySet())
			guards.set(live.bridge(on.getKey()).orElseThrow(), live, on.getValue());
	}

	private static int number(SwitchReader live, Change change) throws FabricException {
		Optional<OvsdbRow> device = live.bridge(change.on()).flatMap(bridge -> live.port(bridge, change.port())).map(live::interfaces).flatMap(all -> all.stream().findFirst());
		long number = device.map(row -> row.number(Tables.NUMBER).orElse(-1)).orElse(-1L);
		if (number <= 0)
			throw new FabricException(Code.REFUSED, NLS.bind(Messages.SwitchWriter_changing, change.on()), NLS.bind(Messages.PortGuards_noNumber, change.port()));
		return (int) number;
	}
}
