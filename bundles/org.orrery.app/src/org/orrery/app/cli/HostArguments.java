// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.FailureExplanation;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HypervisorException;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A host that is given by its URI. */
final class HostArguments {
	@Parameters(index = "0", paramLabel = "URI", descriptionKey = "uri")
	String uri;

	@Option(names = "--certificates", paramLabel = "DIR")
	private Path certificates;

	/** Absolute; empty: the system's. @throws CommandFailure the folder is not there */
	String certificatesFolder() throws CommandFailure {
		if (certificates == null)
			return ""; //$NON-NLS-1$
		Path folder = certificates.toAbsolutePath().normalize();
		if (!Files.isDirectory(folder))
			throw new CommandFailure(ExitCode.USAGE, Messages.bind(Messages.HostArguments_noFolder, folder), Messages.HostArguments_noFolderRemedy);
		return folder.toString();
	}

	/** Opens, asks who is there, closes. @throws CommandFailure with the reason and the remedy */
	static HostRecord test(Connections connections, ConnectionDefinition definition) throws CommandFailure {
		try {
			return connections.test(definition);
		} catch (HypervisorException e) {
			FailureExplanation explanation = FailureExplanation.of(e, definition);
			throw new CommandFailure(e.code() == ErrorCode.NO_DRIVER ? ExitCode.ENVIRONMENT : ExitCode.UNREACHABLE, explanation.reason(),
					explanation.remedy(), e.detail(), e);
		}
	}
}
