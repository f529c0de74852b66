// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.performance;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.ui.IMemento;
import org.orrery.engine.statistics.Metric;
import org.orrery.model.ObjectRef;

/** What a person chose to look at, over restarts of the console. What of it a newer or older console does not know is left out. Stateless. */
public final class ChartMemory {
	private static final String METRIC = "metric"; //$NON-NLS-1$
	private static final String RANGE = "range"; //$NON-NLS-1$
	private static final String SERIES = "series"; //$NON-NLS-1$
	private static final String OBJECT = "object"; //$NON-NLS-1$
	private static final String NAME = "name"; //$NON-NLS-1$

	private ChartMemory() {
	}

	public static void keep(PerformanceModel model, IMemento memento) {
		memento.putString(METRIC, model.metric().name());
		memento.putString(RANGE, model.range().name());
		for (PerformanceModel.Series one : model.series()) {
			IMemento kept = memento.createChild(SERIES);
			kept.putString(OBJECT, one.object().toString());
			kept.putString(NAME, one.name());
		}
	}

	/** @param memento null: nothing was kept */
	public static void restore(IMemento memento, PerformanceModel model) {
		if (memento == null)
			return;
		Map<ObjectRef, String> objects = new LinkedHashMap<>();
		for (IMemento kept : memento.getChildren(SERIES))
			if (kept.getString(OBJECT) != null && kept.getString(NAME) != null)
				quietly(() -> objects.put(ObjectRef.valueOf(kept.getString(OBJECT)), kept.getString(NAME)));
		model.add(objects);
		if (memento.getString(METRIC) != null)
			quietly(() -> model.choose(Metric.valueOf(memento.getString(METRIC))));
		if (memento.getString(RANGE) != null)
			quietly(() -> model.choose(TimeRange.valueOf(memento.getString(RANGE))));
	}

	private static void quietly(Runnable step) {
		try {
			step.run();
		} catch (IllegalArgumentException unknown) {
			// of another version of the console
		}
	}
}
