// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.List;

import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortGuard;
import org.orrery.fabric.ovs.openflow.GuardText;

/** What steps change of the guards of ports as calls of ovs-ofctl, to be made when the database has the rest. Pure. */
final class OfctlCommands {
	private OfctlCommands() {
	}

	/** Each with the way to the host. */
	static List<List<String>> of(String address, List<FabricStep> steps) throws FabricException {
		boolean ssh = FabricDriver.kind(address).equals("ssh"); //$NON-NLS-1$
		List<List<String>> commands = new ArrayList<>();
		for (List<String> words : onHost(steps)) {
			List<String> command = new ArrayList<>(ssh ? SshAddress.parse(address).command() : List.of());
			command.addAll(ssh ? words.stream().map(VsctlCommand::quoted).toList() : words);
			commands.add(command);
		}
		return commands;
	}

	/** As they are called on the host itself. */
	static List<List<String>> onHost(List<FabricStep> steps) {
		List<List<String>> commands = new ArrayList<>();
		for (FabricStep step : steps) {
			if (step instanceof FabricStep.SetPort set && !set.before().guard().equals(set.after().guard()))
				guard(set.on(), set.after().name(), set.before().guard(), set.after().guard(), commands);
			else if (step instanceof FabricStep.AddPort add && !add.port().guard().isOpen())
				guard(add.on(), add.port().name(), PortGuard.OPEN, add.port().guard(), commands);
		}
		return commands;
	}

	private static void guard(String on, String port, PortGuard before, PortGuard after, List<List<String>> commands) {
		if (!before.isOpen())
			commands.add(call("del-flows", on, GuardText.all(port))); //$NON-NLS-1$
		GuardText.rules(port, after).forEach(rule -> commands.add(call("add-flow", on, rule))); //$NON-NLS-1$
	}

	private static List<String> call(String what, String on, String words) {
		return List.of("ovs-ofctl", "-O", "OpenFlow13", what, on, words); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}
}
