// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.LibvirtStep;
import org.orrery.engine.network.Networks;
import org.orrery.engine.network.StepWords;
import org.orrery.engine.operation.ShellScript;
import org.orrery.fabric.FabricStep;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;
import org.orrery.hypervisor.xml.NetworkDefinitionXml;

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
			List<List<String>> command = change.steps().isEmpty() ? List.of() : networks.commands(change.connection(), change.steps());
			if (!command.isEmpty())
				script.commandOfParts(command);
			networks.rules(change.connection(), change.steps()).forEach(script::command);
			change.networks().forEach(step -> network(script, networks.uri(change.connection()), step));
		}
		return script.toString();
	}

	private static void network(ShellScript script, String uri, LibvirtStep step) {
		script.comment("  " + StepWords.title(step) + ": " + StepWords.detail(step)); //$NON-NLS-1$ //$NON-NLS-2$
		List<String> virsh = List.of("virsh", "-c", uri); //$NON-NLS-1$ //$NON-NLS-2$
		if (step.after() == null) {
			script.command(words(virsh, "net-destroy", step.name())).command(words(virsh, "net-undefine", step.name())); //$NON-NLS-1$ //$NON-NLS-2$
			return;
		}
		script.filtered(List.of("printf", "%s", NetworkDefinitionXml.write(step.after())), List.of("cat"), step.name() + ".xml") //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.command(words(virsh, "net-define", step.name() + ".xml")).command(words(virsh, "net-autostart", step.name())); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		if (step.before() == null)
			script.command(words(virsh, "net-start", step.name())); //$NON-NLS-1$
		else
			step.after().portGroups().forEach(group -> script.command(words(virsh, "net-update", step.name(), known(step, group) ? "modify" : "add", "portgroup", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
					NetworkDefinitionXml.portGroup(group), "--live"))); //$NON-NLS-1$
	}

	private static boolean known(LibvirtStep step, PortGroupRecord group) {
		return step.before().portGroups().stream().anyMatch(before -> before.name().equals(group.name()));
	}

	private static List<String> words(List<String> first, String... rest) {
		List<String> words = new ArrayList<>(first);
		words.addAll(List.of(rest));
		return words;
	}
}
