// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.HostConnection;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code orrery disconnect}: forgets a saved host. Nothing is changed on the host. */
@Command(name = "disconnect")
final class DisconnectCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Parameters(paramLabel = "NAME", descriptionKey = "connection")
	private String name;

	DisconnectCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			ConnectionDefinition definition = only(session.connections(name)).definition();
			session.engine().connections().remove(definition.id());
			Output output = invocation.output();
			output.print(() -> InventoryJson.connection(definition), () -> output.say(Messages.bind(Messages.DisconnectCommand_forgotten, definition.uri())));
			return session.ownTrouble().number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private HostConnection only(List<HostConnection> matches) throws CommandFailure {
		if (matches.isEmpty())
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.DisconnectCommand_unknown, name), Messages.DisconnectCommand_unknownRemedy);
		if (matches.size() > 1)
			throw new CommandFailure(ExitCode.NOT_FOUND, Messages.bind(Messages.DisconnectCommand_ambiguous, name),
					Messages.bind(Messages.DisconnectCommand_ambiguousRemedy,
							matches.stream().map(match -> match.definition().uri()).collect(Collectors.joining(", ")))); //$NON-NLS-1$
		return matches.get(0);
	}
}
