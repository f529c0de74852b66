// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.fabric.design.Mirror;

/** The steps that one host needs, in an order that is safe when they are done one by one. Immutable. */
public record HostPlan(String host, List<FabricStep> steps) {
	public HostPlan {
		steps = List.copyOf(steps);
	}

	public boolean isEmpty() {
		return steps.isEmpty();
	}

	/** What takes this plan back. */
	public HostPlan undo() {
		List<FabricStep> back = new ArrayList<>(steps.size());
		steps.forEach(step -> back.add(step.inverse()));
		Collections.reverse(back);
		return new HostPlan(host, back);
	}

	/**
	 * From one state of a switch to another. First what is new, then what changes, then what goes: traffic that both allow never stops.
	 *
	 * @param live null: it is not there; @param wanted null: it is to go
	 */
	static List<FabricStep> between(SwitchConfig live, SwitchConfig wanted) {
		List<FabricStep> steps = new ArrayList<>();
		if (wanted == null)
			remove(live, steps);
		else if (live == null)
			create(wanted, steps);
		else if (!live.name().equals(wanted.name())) {
			// A switch keeps its name for life.
			remove(live, steps);
			create(wanted, steps);
		} else
			change(live, wanted, steps);
		return steps;
	}

	private static void create(SwitchConfig wanted, List<FabricStep> steps) {
		// Flow exports come with the bare switch's settings: nothing that exists could be told before its ports are there.
		SwitchConfig bare = wanted.bare();
		steps.add(new FabricStep.CreateSwitch(bare));
		change(bare, wanted, steps);
	}

	private static void remove(SwitchConfig live, List<FabricStep> steps) {
		SwitchConfig bare = live.bare();
		change(live, bare, steps);
		steps.add(new FabricStep.RemoveSwitch(bare));
	}

	private static void change(SwitchConfig live, SwitchConfig wanted, List<FabricStep> steps) {
		List<FabricStep> setting = new ArrayList<>();
		List<FabricStep> adding = new ArrayList<>();
		List<FabricStep> removing = new ArrayList<>();
		for (String name : names(live, wanted)) {
			PortConfig before = live.ports().get(name);
			PortConfig after = wanted.ports().get(name);
			if (before == null)
				adding.add(new FabricStep.AddPort(wanted.name(), after));
			else if (after == null)
				removing.add(new FabricStep.RemovePort(wanted.name(), before));
			else if (!before.equals(after))
				steps(wanted.name(), before, after, setting);
		}
		List<Mirror> oldMirrors = live.mirrors().stream().filter(mirror -> !wanted.mirrors().contains(mirror)).toList();
		List<Mirror> newMirrors = wanted.mirrors().stream().filter(mirror -> !live.mirrors().contains(mirror)).toList();
		oldMirrors.forEach(mirror -> steps.add(new FabricStep.RemoveMirror(wanted.name(), mirror)));
		if (!live.withSettingsOf(wanted).equals(live))
			steps.add(new FabricStep.SetSwitch(settings(live), settings(wanted)));
		List<FabricStep> first = removing.stream().filter(step -> isInTheWay((FabricStep.RemovePort) step, wanted)).toList();
		removing.removeAll(first);
		steps.addAll(first);
		steps.addAll(adding);
		steps.addAll(setting);
		steps.addAll(removing);
		newMirrors.forEach(mirror -> steps.add(new FabricStep.AddMirror(wanted.name(), mirror)));
	}

	/** A NIC sits behind one port at a time. */
	private static boolean isInTheWay(FabricStep.RemovePort step, SwitchConfig wanted) {
		return wanted.ports().values().stream().anyMatch(port -> !Collections.disjoint(port.nics(), step.port().nics()));
	}

	private static SwitchConfig settings(SwitchConfig of) {
		return new SwitchConfig(of.name(), of.mtu(), new TreeMap<>(), List.of(), of.exports(), of.marks());
	}

	private static TreeSet<String> names(SwitchConfig live, SwitchConfig wanted) {
		TreeSet<String> names = new TreeSet<>(live.ports().keySet());
		names.addAll(wanted.ports().keySet());
		return names;
	}

	/** What a port is cannot be changed: another takes its place. */
	private static void steps(String on, PortConfig before, PortConfig after, List<FabricStep> steps) {
		boolean same = before.kind() == after.kind() && before.nics().equals(after.nics()) && before.teaming() == after.teaming()
				&& Objects.equals(before.options(), after.options());
		if (same) {
			steps.add(new FabricStep.SetPort(on, before, after));
			return;
		}
		steps.add(new FabricStep.RemovePort(on, before));
		steps.add(new FabricStep.AddPort(on, after));
	}
}
