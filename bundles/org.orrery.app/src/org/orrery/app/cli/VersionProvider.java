// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

import picocli.CommandLine.IVersionProvider;

/** The version of the bundle; the development version outside OSGi. */
final class VersionProvider implements IVersionProvider {
	@Override
	public String[] getVersion() {
		return new String[] { "orrery " + number() }; //$NON-NLS-1$
	}

	static String number() {
		Bundle bundle = FrameworkUtil.getBundle(VersionProvider.class);
		return bundle == null ? "development" : bundle.getVersion().toString(); //$NON-NLS-1$
	}
}
