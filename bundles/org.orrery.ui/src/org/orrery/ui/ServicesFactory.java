// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import org.eclipse.ui.services.AbstractServiceFactory;
import org.eclipse.ui.services.IServiceLocator;
import org.orrery.engine.Engine;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** Makes the one {@link Services} of the workbench out of the engine that the application registered. */
public final class ServicesFactory extends AbstractServiceFactory {
	@Override
	@SuppressWarnings("rawtypes")
	public Object create(Class serviceInterface, IServiceLocator parent, IServiceLocator locator) {
		Services inherited = parent.getService(Services.class);
		return inherited != null ? inherited : new Services(engine());
	}

	private static Engine engine() {
		BundleContext context = FrameworkUtil.getBundle(ServicesFactory.class).getBundleContext();
		ServiceReference<Engine> reference = context.getServiceReference(Engine.class);
		if (reference == null)
			throw new IllegalStateException("No engine is registered; the application registers one before it opens the workbench"); //$NON-NLS-1$
		return context.getService(reference);
	}
}
