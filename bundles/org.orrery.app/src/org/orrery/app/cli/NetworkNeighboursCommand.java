// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.orrery.app.cli.Table.Cell;
import org.orrery.app.cli.Table.Column;
import org.orrery.engine.network.HostNetwork;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.inside.Neighbour;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery network neighbours}: what switches say of themselves at the other end of hosts' cables. */
@Command(name = "neighbours")
final class NetworkNeighboursCommand implements Callable<Integer> {
	private record Heard(String host, Neighbour neighbour) {
	}

	private final Invocation invocation;
	@Parameters(paramLabel = "HOST", arity = "0..*", descriptionKey = "network.inside.host")
	private List<String> names;

	NetworkNeighboursCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = NetworkCommand.reach(invocation)) {
			List<Heard> heard = new ArrayList<>();
			Map<String, String> silent = new LinkedHashMap<>();
			for (HostNetwork host : hosts(session))
				try {
					session.engine().networks().inside().neighbours(host.connection()).forEach(neighbour -> heard.add(new Heard(host.name(), neighbour)));
				} catch (FabricException e) {
					silent.put(host.name(), e.getMessage());
				}
			invocation.output().print(() -> Json.array(heard, NetworkNeighboursCommand::json), () -> invocation.output().print(table(heard)));
			silent.forEach((host, reason) -> invocation.output().warn(host + ": " + reason, "")); //$NON-NLS-1$ //$NON-NLS-2$
			return (silent.isEmpty() ? ExitCode.OK : ExitCode.FAILED).number();
		}
	}

	private List<HostNetwork> hosts(Session session) throws CommandFailure {
		if (names == null)
			return session.engine().networks().hosts();
		List<HostNetwork> chosen = new ArrayList<>();
		for (String name : names)
			session.engine().networks().host(new Lookup(session).host(name).connection()).ifPresent(chosen::add);
		return chosen;
	}

	private static com.google.gson.JsonObject json(Heard heard) {
		Neighbour neighbour = heard.neighbour();
		return new Json().put("host", heard.host()).put("nic", neighbour.nic()).put("system", neighbour.system()).put("chassis", neighbour.chassis()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
				.put("port", neighbour.port()).put("description", neighbour.description()).put("vlan", neighbour.vlan()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("largestFrameBytes", neighbour.largestFrame() == 0 ? -1 : neighbour.largestFrame()).object(); //$NON-NLS-1$
	}

	private static Table table(List<Heard> heard) {
		Table table = new Table(Column.left(Messages.Column_host), Column.left(Messages.InsideText_nic), Column.left(Messages.NetworkText_switch),
				Column.left(Messages.InsideText_port), Column.left(Messages.NetworkNeighbours_description), Column.right(Messages.InsideText_vlan),
				Column.right(Messages.NetworkNeighbours_largest));
		for (Heard one : heard) {
			Neighbour neighbour = one.neighbour();
			table.add(Cell.of(one.host()), Cell.of(neighbour.nic()), Cell.of(neighbour.system().isEmpty() ? neighbour.chassis() : neighbour.system()),
					Cell.of(Shown.text(neighbour.port())), Cell.of(Shown.text(neighbour.description())),
					Cell.of(neighbour.vlan() == 0 ? Shown.UNKNOWN : Integer.toString(neighbour.vlan())),
					Cell.of(neighbour.largestFrame() == 0 ? Shown.UNKNOWN : neighbour.largestFrame() + " B")); //$NON-NLS-1$
		}
		return table;
	}
}
