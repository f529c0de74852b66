// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.orrery.engine.network.HostNetwork;
import org.orrery.engine.network.InsideView;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.SwitchConfig;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery network mac}, {@code ports} and {@code team}: what goes on inside the switches of a host. */
@Command
final class NetworkInsideCommand implements Callable<Integer> {
	/** Which of the tables is shown. */
	enum Part {
		MAC, PORTS, TEAM
	}

	private final Invocation invocation;
	private final Part part;
	@Parameters(index = "0", paramLabel = "HOST", descriptionKey = "network.inside.host")
	private String name;
	@Parameters(index = "1", arity = "0..1", paramLabel = "SWITCH", descriptionKey = "network.inside.switch")
	private String on;

	NetworkInsideCommand(Invocation invocation, Part part) {
		this.invocation = invocation;
		this.part = part;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = NetworkCommand.reach(invocation)) {
			String connection = new Lookup(session).host(name).connection();
			HostNetwork host = session.engine().networks().host(connection)
					.orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.Lookup_nothing, name), "")); //$NON-NLS-1$
			if (!host.isReady())
				throw new CommandFailure(ExitCode.UNREACHABLE, host.name() + ": " + host.reason(), host.remedy()); //$NON-NLS-1$
			List<InsideView> views = new ArrayList<>();
			for (String one : switches(host))
				views.add(session.engine().networks().inside().look(connection, one));
			print(views);
			return ExitCode.OK.number();
		} catch (FabricException e) {
			throw failure(e);
		}
	}

	static CommandFailure failure(FabricException e) {
		return new CommandFailure(e.isConnectionLoss() || e.isOutcomeUnknown() ? ExitCode.UNREACHABLE : ExitCode.REFUSED, e.getMessage(), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private List<String> switches(HostNetwork host) throws CommandFailure {
		List<String> names = host.switches().stream().map(SwitchConfig::name).toList();
		if (on == null)
			return names;
		if (!names.contains(on))
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.NetworkInsideCommand_noSwitch, on, host.name()),
					Messages.bind(Messages.NetworkInsideCommand_noSwitchRemedy, Shown.list(names)));
		return List.of(on);
	}

	private void print(List<InsideView> views) {
		Output output = invocation.output();
		output.print(() -> Json.array(views, InsideJson::view), () -> {
			switch (part) {
			case MAC -> output.print(InsideText.macs(views));
			case PORTS -> output.print(InsideText.ports(views));
			case TEAM -> {
				output.print(InsideText.teams(views));
				Optional.of(InsideText.tunnels(views)).filter(table -> views.stream().anyMatch(view -> !view.inside().tunnels().isEmpty())).ifPresent(output::print);
				views.forEach(view -> output.print(InsideText.loops(view)));
			}
			}
		});
		views.forEach(view -> view.inside().gaps().forEach(gap -> output.warn(view.inside().name() + ": " + gap, ""))); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
