// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.List;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.operation.ShellScript;
import org.orrery.fabric.FabricStep;

/** A plan as shell commands. */
final class NetworkScript {
	private NetworkScript() {
	}

	static String of(String title, List<HostChange> changes, Networks networks) {
		ShellScript script = new ShellScript().comment(title).comment(Messages.NetworkScript_transaction);
		for (HostChange change : changes) {
			script.comment(Messages.bind(Messages.NetworkScript_host, change.name()));
			for (FabricStep step : change.steps())
				script.comment("  " + StepWords.title(step) + ": " + StepWords.detail(step)); //$NON-NLS-1$ //$NON-NLS-2$
			List<List<String>> command = networks.commands(change.connection(), change.steps());
			if (!command.isEmpty())
				script.commandOfParts(command);
		}
		return script.toString();
	}
}
