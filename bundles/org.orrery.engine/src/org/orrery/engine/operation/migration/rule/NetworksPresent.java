// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;

/** The target has the networks, port groups, bridges and devices that the NICs of the VM are plugged into. */
final class NetworksPresent implements MigrationRule {
	private static final String RULE = "migration.network"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		return facts.domain().nics().stream().map(nic -> facts.options().mapping().on(nic)).flatMap(plug -> judge(plug, facts).stream()).distinct().toList();
	}

	private static List<Finding> judge(NicSource nic, MigrationFacts facts) {
		return switch (nic.type()) {
		case "network" -> network(nic, facts); //$NON-NLS-1$
		case "bridge", "direct" -> device(nic, facts); //$NON-NLS-1$ //$NON-NLS-2$
		default -> List.of();
		};
	}

	private static List<Finding> network(NicSource nic, MigrationFacts facts) {
		Optional<NetworkRecord> found = facts.target().networks().stream().filter(network -> network.name().equals(nic.name())).findFirst();
		boolean isMapped = facts.options().mapping().networks().values().stream().anyMatch(there -> there.name().equals(nic.name()));
		if (found.isEmpty() && isMapped)
			return List.of(); // MappingValid says so
		if (found.isEmpty())
			return missing(facts, Messages.NetworksPresent_network, nic.name(), Messages.NetworksPresent_networkRemedy);
		if (!found.get().active())
			return missing(facts, Messages.NetworksPresent_inactive, nic.name(), Messages.NetworksPresent_inactiveRemedy);
		boolean hasPortGroup = nic.portGroup().isEmpty()
				|| found.get().portGroups().stream().anyMatch(group -> group.name().equals(nic.portGroup()));
		return hasPortGroup ? List.of()
				: missing(facts, Messages.NetworksPresent_portGroup, nic.name() + '/' + nic.portGroup(), Messages.NetworksPresent_portGroupRemedy);
	}

	private static List<Finding> device(NicSource nic, MigrationFacts facts) {
		if (!facts.target().features().contains(Feature.INTERFACES) && facts.target().interfaces().isEmpty())
			return List.of(Finding.warning(RULE, Messages.bind(Messages.NetworksPresent_unknown, facts.target().name(), nic.name()),
					Messages.NetworksPresent_unknownRemedy));
		boolean present = facts.target().interfaces().stream().anyMatch(device -> device.name().equals(nic.name()))
				|| facts.target().networks().stream().anyMatch(network -> network.active() && network.bridge().equals(nic.name()));
		return present ? List.of()
				: missing(facts, nic.type().equals("bridge") ? Messages.NetworksPresent_bridge : Messages.NetworksPresent_device, nic.name(), //$NON-NLS-1$
						Messages.NetworksPresent_bridgeRemedy);
	}

	/** A shut-off VM may move; it will not start there before the network is made. */
	private static List<Finding> missing(MigrationFacts facts, String pattern, String network, String remedy) {
		return List.of(new Finding(facts.isOffline() ? Finding.Severity.WARNING : Finding.Severity.OBSTACLE, RULE,
				Messages.bind(pattern, new Object[] { facts.target().name(), network, facts.domain().name() }), Messages.bind(remedy, network, facts.target().name()),
				Map.of("network", network))); //$NON-NLS-1$
	}
}
