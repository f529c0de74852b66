// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;
import java.util.stream.Collectors;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.network.HostChange;
import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.NetworkComparison;
import org.orrery.engine.network.NetworkComparison.Drift;
import org.orrery.engine.network.NetworkComparison.HostDrift;
import org.orrery.engine.network.NetworkPlan;
import org.orrery.engine.network.StepWords;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.PortConfig.Kind;
import org.orrery.fabric.SwitchConfig;

/** Networks for a person to read. */
final class NetworkText {
	private NetworkText() {
	}

	static Table hosts(List<HostNetwork> hosts) {
		Table table = new Table(Column.left(Messages.Column_host), Column.left(Messages.NetworkText_switch), Column.left(Messages.NetworkText_design),
				Column.left(Messages.NetworkText_uplinks), Column.right(Messages.NetworkText_vmPorts), Column.left(Messages.NetworkText_mtu));
		for (HostNetwork host : hosts)
			for (SwitchConfig made : host.switches())
				table.add(Cell.of(host.name()), Cell.of(made.name()), Cell.of(Marks.owner(made.marks()).isPresent() ? Messages.Value_yes : Messages.NetworkText_others),
						Cell.of(uplinks(made)), Cell.of(Long.toString(count(made))), Cell.of(made.mtu() == 0 ? "-" : made.mtu() + " B")); //$NON-NLS-1$ //$NON-NLS-2$
		return table;
	}

	private static String uplinks(SwitchConfig made) {
		return made.ports().values().stream().filter(port -> port.kind() == Kind.UPLINK)
				.map(port -> port.nics().equals(List.of(port.name())) ? port.name() : port.name() + " (" + String.join(" + ", port.nics()) + ')') //$NON-NLS-1$ //$NON-NLS-2$
				.collect(Collectors.joining(", ")); //$NON-NLS-1$
	}

	private static long count(SwitchConfig made) {
		return made.ports().values().stream().map(PortConfig::kind).filter(Kind.VM::equals).count();
	}

	static String comparison(NetworkComparison comparison) {
		return comparison.hosts().stream().map(NetworkText::drifts).collect(Collectors.joining(System.lineSeparator()));
	}

	private static String drifts(HostDrift host) {
		if (!host.isSeen())
			return Messages.bind(Messages.NetworkText_notSeen, host.name(), host.reason());
		if (host.isInStep())
			return Messages.bind(Messages.NetworkText_inStep, host.name());
		StringBuilder text = new StringBuilder(Messages.bind(Messages.NetworkText_differs, host.name(), host.drifts().size() + host.networks().size()));
		host.networks().forEach(step -> text.append(System.lineSeparator()).append("  ").append(StepWords.title(step)).append(": ").append(StepWords.detail(step))); //$NON-NLS-1$ //$NON-NLS-2$
		for (Drift drift : host.drifts())
			text.append(System.lineSeparator()).append("  ").append(Messages.bind(drift.adoptable() ? Messages.NetworkText_drift : Messages.NetworkText_driftOnly, //$NON-NLS-1$
					new Object[] { drift.place(), drift.live(), drift.wanted() }));
		return text.toString();
	}

	static String plan(NetworkPlan plan) {
		if (plan.isEmpty())
			return Messages.bind(Messages.NetworkText_nothing, plan.design().name());
		return plan.changes().stream().map(NetworkText::steps).collect(Collectors.joining(System.lineSeparator()));
	}

	private static String steps(HostChange change) {
		StringBuilder text = new StringBuilder(Messages.bind(Messages.NetworkText_steps, change.name(), change.steps().size()));
		change.networks().forEach(step -> text.append(System.lineSeparator()).append("  ").append(Messages.bind(Messages.NetworkText_afterwards, //$NON-NLS-1$
				StepWords.title(step), StepWords.detail(step))));
		int number = 1;
		for (FabricStep step : change.steps()) {
			String detail = StepWords.detail(step);
			text.append(System.lineSeparator()).append("  ").append(number++).append(". ").append(StepWords.title(step)) //$NON-NLS-1$ //$NON-NLS-2$
					.append(detail.isEmpty() ? "" : " (" + detail + ')'); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return text.toString();
	}
}
