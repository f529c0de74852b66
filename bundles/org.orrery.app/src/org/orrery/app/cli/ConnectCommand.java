// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.hypervisor.HostRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery connect}: tries a host, then saves it for the console and for later commands. */
@Command(name = "connect")
final class ConnectCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Mixin
	private HostArguments host;
	@Option(names = "--label", paramLabel = "TEXT", defaultValue = "")
	private String label;
	@Option(names = "--datacenter", paramLabel = "NAME", defaultValue = "")
	private String datacenter;
	@Option(names = "--folder", paramLabel = "PATH", defaultValue = "")
	private String folder;
	@Option(names = "--cluster", paramLabel = "NAME", defaultValue = "")
	private String cluster;
	@Option(names = "--switches", paramLabel = "ADDRESS", defaultValue = "")
	private String switches;
	@Option(names = "--no-auto")
	private boolean notAutomatically;
	@Option(names = "--no-test")
	private boolean untested;

	ConnectCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		Session.checked(host.uri);
		ConnectionDefinition definition = definition();
		try (Session session = Session.open(invocation)) {
			HostRecord record = untested ? null : tested(session, definition);
			session.engine().connections().add(definition);
			Output output = invocation.output();
			output.print(() -> InventoryJson.connection(definition), () -> output.say(record == null
					? Messages.bind(Messages.ConnectCommand_saved, definition.uri())
					: Messages.bind(Messages.ConnectCommand_savedHost, new Object[] { record.hostname(), TestConnectionCommand.describe(record), definition.uri() })));
			return session.ownTrouble().number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		} catch (IllegalArgumentException e) {
			throw new CommandFailure(ExitCode.FAILED, e.getMessage(), Messages.ConnectCommand_existsRemedy, "", e); //$NON-NLS-1$
		}
	}

	private ConnectionDefinition definition() throws CommandFailure {
		ConnectionDefinition fresh = ConnectionDefinition.of(host.uri, label, datacenter, cluster);
		List<String> folders = Arrays.stream(folder.split("/")).filter(part -> !part.isBlank()).toList(); //$NON-NLS-1$
		return new ConnectionDefinition(fresh.id(), fresh.uri(), fresh.label(), fresh.datacenter(), folders, fresh.cluster(), !notAutomatically,
				host.certificatesFolder(), switches);
	}

	private static HostRecord tested(Session session, ConnectionDefinition definition) throws CommandFailure {
		try {
			return HostArguments.test(session.engine().connections(), definition);
		} catch (CommandFailure e) {
			throw new CommandFailure(e.exitCode(), Messages.bind(Messages.ConnectCommand_notSaved, e.getMessage()),
					Messages.bind(Messages.ConnectCommand_notSavedRemedy, e.remedy()), e.detail(), e);
		}
	}
}
