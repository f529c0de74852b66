// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.orrery.diagram.DiagramIds;
import org.osgi.service.prefs.BackingStoreException;

/** By what a person had the hosts coloured last, over restarts of the console. Stateless. */
final class HeatMemory {
	private static final String KEY = "heat"; //$NON-NLS-1$

	private HeatMemory() {
	}

	static HeatMetric last() {
		String name = node().get(KEY, HeatMetric.NONE.name());
		for (HeatMetric metric : HeatMetric.values())
			if (metric.name().equals(name))
				return metric;
		return HeatMetric.NONE; // of another version of the console
	}

	static void keep(HeatMetric metric) {
		IEclipsePreferences node = node();
		node.put(KEY, metric.name());
		try {
			node.flush();
		} catch (BackingStoreException e) {
			ILog.of(HeatMemory.class).error("The colouring of hosts could not be saved", e); //$NON-NLS-1$
		}
	}

	private static IEclipsePreferences node() {
		return InstanceScope.INSTANCE.getNode(DiagramIds.BUNDLE);
	}
}
