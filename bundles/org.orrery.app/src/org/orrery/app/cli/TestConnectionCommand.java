// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.concurrent.Callable;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HypervisorUri;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orrery test-connection}: opens, asks who is there, closes; saves nothing. */
@Command(name = "test-connection")
final class TestConnectionCommand implements Callable<Integer> {
	private final Invocation invocation;

	@Mixin
	private HostArguments host;

	TestConnectionCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() throws CommandFailure {
		HypervisorUri uri = Session.checked(host.uri);
		ConnectionDefinition fresh = ConnectionDefinition.of(uri.toString(), "", "", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		ConnectionDefinition definition = new ConnectionDefinition(fresh.id(), fresh.uri(), "", fresh.datacenter(), fresh.folders(), "", true, //$NON-NLS-1$ //$NON-NLS-2$
				host.certificatesFolder());
		try (Session session = Session.open(invocation)) {
			HostRecord record = HostArguments.test(session.engine().connections(), definition);
			Output output = invocation.output();
			output.print(() -> new Json().put("uri", uri.toString()).put("hostname", record.hostname()) //$NON-NLS-1$ //$NON-NLS-2$
					.put("hypervisor", record.hypervisorType()).put("hypervisorVersion", record.hypervisorVersion()) //$NON-NLS-1$ //$NON-NLS-2$
					.put("libvirtVersion", record.libraryVersion()).put("secureTransport", record.secureTransport()) //$NON-NLS-1$ //$NON-NLS-2$
					.put("migrationTransports", record.migrationTransports()).object(), //$NON-NLS-1$
					() -> output.print(Messages.bind(Messages.TestConnectionCommand_answers, new Object[] { record.hostname(), describe(record), uri })));
			return ExitCode.OK.number();
		}
	}

	/** "QEMU 7.2.22, libvirt 9.0.0" */
	static String describe(HostRecord record) {
		String hypervisor = (record.hypervisorType() + ' ' + record.hypervisorVersion()).strip();
		return record.libraryVersion().isEmpty() ? hypervisor : hypervisor + ", libvirt " + record.libraryVersion(); //$NON-NLS-1$
	}
}
