// SPDX-License-Identifier: EPL-2.0
package org.orrery.app;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.orrery.engine.Engine;
import org.orrery.engine.EngineStartException;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.model.inventory.InventoryFactory;
import org.orrery.ui.ConsoleWorkbenchAdvisor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/** {@code org.orrery.app.console}: the desktop console. Runs on the main thread, which becomes the UI thread. */
public final class ConsoleApplication implements IApplication {
	private static final Integer EXIT_NO_ENGINE = Integer.valueOf(1);
	/** How SWT draws the icons of what is disabled: by default in a grey that is brighter than the icons themselves in the dark theme. */
	private static final String DISABLED_IMAGES = "org.eclipse.swt.image.disablement"; //$NON-NLS-1$

	@Override
	public Object start(IApplicationContext context) {
		System.getProperties().putIfAbsent(DISABLED_IMAGES, "desaturated"); //$NON-NLS-1$
		BundleContext bundle = context.getBrandingBundle().getBundleContext();
		Thread warmUp = Thread.ofPlatform().name("orrery-warm-up").daemon().start(() -> warmUp(bundle)); //$NON-NLS-1$
		Display display = PlatformUI.createDisplay();
		try {
			warmUp.join(); // classes of the model must not be initialised by two threads at once
			return runEngine(bundle, display);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return EXIT_NO_ENGINE;
		} catch (EngineStartException e) {
			MessageDialog.openError(null, Messages.Console_cannotStart, e.getMessage());
			return EXIT_NO_ENGINE;
		} finally {
			display.dispose();
		}
	}

	/** While GTK begins: loads what the engine needs next, so that the window comes sooner. What fails here fails again where it is told. */
	private static void warmUp(BundleContext bundle) {
		try {
			InventoryFactory.eINSTANCE.createFleet();
			for (ServiceReference<HypervisorDriver> reference : bundle.getServiceReferences(HypervisorDriver.class, null)) {
				HypervisorDriver driver = bundle.getService(reference);
				if (driver != null)
					driver.unavailable();
				bundle.ungetService(reference);
			}
		} catch (InvalidSyntaxException e) {
			throw new IllegalStateException("no filter is a right one", e); //$NON-NLS-1$
		}
	}

	private static Object runEngine(BundleContext bundle, Display display) throws EngineStartException {
		try (ConsoleEngine console = new ConsoleEngine(bundle, display)) {
			ServiceRegistration<Engine> registration = bundle.registerService(Engine.class, console.engine(), null);
			try {
				int outcome = PlatformUI.createAndRunWorkbench(display, new ConsoleWorkbenchAdvisor());
				return outcome == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
			} finally {
				registration.unregister();
			}
		}
	}

	/** Called by the framework when it is shut down, from a thread of its own. */
	@Override
	public void stop() {
		if (!PlatformUI.isWorkbenchRunning())
			return;
		IWorkbench workbench = PlatformUI.getWorkbench();
		Display display = workbench.getDisplay();
		display.syncExec(() -> {
			if (!display.isDisposed())
				workbench.close();
		});
	}
}
