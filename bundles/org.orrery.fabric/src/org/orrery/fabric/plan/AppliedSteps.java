// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.Mirror;

/** What becomes of a host's switches by some steps, without the host. Pure; any thread. */
public final class AppliedSteps {
	private final SortedMap<String, SwitchConfig> draft = new TreeMap<>();

	private AppliedSteps(Collection<SwitchConfig> switches) {
		switches.forEach(made -> draft.put(made.name(), made));
	}

	/**
	 * @return all switches of the host by name, as they would be
	 * @throws FabricException CONFLICT: a step does not find what it was planned on; REFUSED: a port or NIC would be there twice
	 */
	public static SortedMap<String, SwitchConfig> on(Collection<SwitchConfig> switches, List<FabricStep> steps) throws FabricException {
		AppliedSteps applied = new AppliedSteps(switches);
		for (FabricStep step : steps)
			applied.apply(step);
		applied.requireOneOwner();
		return applied.draft;
	}

	/** Whether the steps find on these switches what they were planned on. */
	public static boolean possible(Collection<SwitchConfig> switches, List<FabricStep> steps) {
		try {
			on(switches, steps);
			return true;
		} catch (FabricException e) {
			return false;
		}
	}

	private void apply(FabricStep step) throws FabricException {
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
		case FabricStep.AddPort add -> port(step, null, add.port());
		case FabricStep.RemovePort remove -> port(step, remove.port(), null);
		case FabricStep.SetPort set -> port(step, set.before(), set.after());
		case FabricStep.AddMirror add -> mirror(step, add.mirror(), true);
		case FabricStep.RemoveMirror remove -> mirror(step, remove.mirror(), false);
		}
	}

	/** @param before null: must not be there; @param after null: is to go */
	private void port(FabricStep step, PortConfig before, PortConfig after) throws FabricException {
		SwitchConfig now = draft.get(step.on());
		String name = before == null ? after.name() : before.name();
		expect(step, now != null && java.util.Objects.equals(before, now.ports().get(name)));
		SortedMap<String, PortConfig> ports = new TreeMap<>(now.ports());
		ports.remove(name);
		if (after != null)
			ports.put(name, after);
		draft.put(step.on(), now.withPorts(ports));
	}

	private void mirror(FabricStep step, Mirror mirror, boolean add) throws FabricException {
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
			throw new FabricException(Code.CONFLICT, NLS.bind(Messages.AppliedSteps_changing, step.on()), Messages.AppliedSteps_changed);
	}

	/** A port's name and a NIC are there once on a host, whatever switch they are at. */
	private void requireOneOwner() throws FabricException {
		Set<String> names = new HashSet<>();
		Set<String> nics = new HashSet<>();
		for (Map.Entry<String, SwitchConfig> made : draft.entrySet()) {
			for (PortConfig port : made.getValue().ports().values()) {
				if (!names.add(port.name()))
					throw taken(made.getKey(), port.name());
				for (String nic : port.nics())
					if (!nics.add(nic))
						throw taken(made.getKey(), nic);
			}
		}
	}

	private static FabricException taken(String on, String what) {
		return new FabricException(Code.REFUSED, NLS.bind(Messages.AppliedSteps_changing, on), NLS.bind(Messages.AppliedSteps_taken, what));
	}
}
