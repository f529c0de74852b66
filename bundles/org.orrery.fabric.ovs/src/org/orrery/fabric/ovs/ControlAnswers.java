// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.inside.LoopProtection;
import org.orrery.fabric.inside.LoopProtection.Protocol;
import org.orrery.fabric.ovs.control.ControlSocket;
import org.orrery.fabric.ovs.control.ControlText;

/**
 * What only ovs-vswitchd itself knows of a switch. Immutable.
 *
 * @param bonds by the team's port; @param gaps why something is missing, for a person
 */
record ControlAnswers(List<ControlText.LearntMac> macs, Map<String, ControlText.Bond> bonds, List<LoopProtection.Part> tree, List<String> gaps) {
	static ControlAnswers ask(ControlSocket control, String on, InsideReader reader) {
		try {
			Map<String, ControlText.Bond> bonds = new HashMap<>();
			for (String team : reader.teams())
				bonds.put(team, ControlText.bond(control.ask("bond/show", team))); //$NON-NLS-1$
			return new ControlAnswers(ControlText.macs(control.ask("fdb/show", on)), bonds, tree(control, on, reader.protocol()), List.of()); //$NON-NLS-1$
		} catch (FabricException e) {
			return nothing(NLS.bind(Messages.OvsInside_controlFailed, e.getMessage()));
		}
	}

	/** Empty while the protocol is wanted but has not begun. */
	private static List<LoopProtection.Part> tree(ControlSocket control, String on, Protocol protocol) throws FabricException {
		if (protocol == Protocol.NONE)
			return List.of();
		try {
			return ControlText.tree(control.ask(protocol == Protocol.STP ? "stp/show" : "rstp/show", on)); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (FabricException e) {
			if (e.code() == FabricException.Code.REFUSED)
				return List.of();
			throw e;
		}
	}

	private static ControlAnswers nothing(String gap) {
		return new ControlAnswers(List.of(), Map.of(), List.of(), List.of(gap));
	}
}
