// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import org.eclipse.swt.widgets.Display;
import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.EngineStartException;
import org.orrery.fabric.FabricDriver;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.ui.DisplayModelThread;
import org.orrery.ui.WorkbenchPrompts;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** The engine as the console runs it: EObjects on the UI thread, dialogs for questions, drivers as they come and go. */
final class ConsoleEngine implements AutoCloseable {
	private final ServiceTracker<HypervisorDriver, HypervisorDriver> drivers;
	private final ServiceTracker<FabricDriver, FabricDriver> fabrics;
	private final Engine engine;

	ConsoleEngine(BundleContext bundle, Display display) throws EngineStartException {
		drivers = new ServiceTracker<>(bundle, HypervisorDriver.class, null);
		drivers.open();
		fabrics = new ServiceTracker<>(bundle, FabricDriver.class, null);
		fabrics.open();
		try {
			engine = Engine.start(new EngineSettings(DataFolder.ofProcess(), new DisplayModelThread(display), this::drivers, this::fabrics,
					new WorkbenchPrompts(display), System.getProperty("user.name"), Clock.systemUTC(), true)); //$NON-NLS-1$
		} catch (EngineStartException e) {
			drivers.close();
			fabrics.close();
			throw e;
		}
	}

	private Collection<HypervisorDriver> drivers() {
		HypervisorDriver[] known = drivers.getServices(new HypervisorDriver[0]);
		return known == null ? List.of() : Arrays.stream(known).filter(Objects::nonNull).toList();
	}

	private Collection<FabricDriver> fabrics() {
		FabricDriver[] known = fabrics.getServices(new FabricDriver[0]);
		return known == null ? List.of() : Arrays.stream(known).filter(Objects::nonNull).toList();
	}

	Engine engine() {
		return engine;
	}

	@Override
	public void close() {
		engine.close();
		drivers.close();
		fabrics.close();
	}
}
