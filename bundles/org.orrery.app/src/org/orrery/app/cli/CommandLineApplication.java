// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.orrery.app.DataFolder;
import org.orrery.fabric.FabricDriver;
import org.orrery.hypervisor.HypervisorDriver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** {@code org.orrery.app.cli}: the command line. Needs no display; the exit code is that of the command. */
public final class CommandLineApplication implements IApplication {
	/** Kept: the configuration of a logger that nobody holds is lost. */
	private static final Logger ROOT = Logger.getLogger(""); //$NON-NLS-1$

	@Override
	public Object start(IApplicationContext context) {
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		ROOT.setLevel(List.of(arguments).contains("--verbose") ? Level.INFO : Level.OFF); //$NON-NLS-1$
		BundleContext bundles = FrameworkUtil.getBundle(CommandLineApplication.class).getBundleContext();
		Terminal terminal = ProcessTerminal.open();
		Surroundings surroundings = new Surroundings(terminal, () -> services(bundles, HypervisorDriver.class),
				() -> services(bundles, FabricDriver.class), new SignalInterrupts(), DataFolder.ofProcess(),
				System.getProperty("user.name"), Clock.systemUTC()); //$NON-NLS-1$
		int exitCode = new OrreryCommandLine(surroundings).execute(arguments);
		terminal.out().flush();
		terminal.err().flush();
		return exitCode;
	}

	private static <T> Collection<T> services(BundleContext bundles, Class<T> type) {
		try {
			List<T> services = new ArrayList<>();
			for (ServiceReference<T> reference : bundles.getServiceReferences(type, null))
				services.add(bundles.getService(reference));
			return services;
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException(e); // there is no filter
		}
	}

	@Override
	public void stop() {
		// A command that runs ends by itself.
	}
}
