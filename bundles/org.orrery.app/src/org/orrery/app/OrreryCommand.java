// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code orrery} and its subcommands. */
@Command(name = "orrery", mixinStandardHelpOptions = true, versionProvider = OrreryCommand.BundleVersion.class)
public final class OrreryCommand implements Runnable {
	@Spec
	private CommandSpec spec;

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), "A command is missing"); //$NON-NLS-1$
	}

	static final class BundleVersion implements IVersionProvider {
		@Override
		public String[] getVersion() {
			Bundle bundle = Platform.getBundle("org.orrery.app"); //$NON-NLS-1$
			return new String[] { "orrery " + bundle.getVersion() }; //$NON-NLS-1$
		}
	}
}
