// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFigures;

/** The numbers of a bulk migration, by the names under which task records hold them. */
public final class BulkFigures {
	/** VMs, as plain numbers. */
	public static final String MOVED = "VMs moved"; //$NON-NLS-1$
	public static final String TOTAL = "VMs in all"; //$NON-NLS-1$
	public static final String RUNNING = "VMs moving"; //$NON-NLS-1$
	public static final String WAITING = "VMs waiting"; //$NON-NLS-1$
	/** Who paused the queue, while it is paused. */
	public static final String PAUSED_BY = "paused by"; //$NON-NLS-1$
	/** Pauses of the guests as the hypervisor measured them, of those that moved. */
	public static final String MEDIAN_DOWNTIME = "median downtime"; //$NON-NLS-1$
	public static final String LONGEST_DOWNTIME = "longest downtime"; //$NON-NLS-1$

	private BulkFigures() {
	}

	static void put(Map<String, String> figures, int moved, int total, int running, int waiting) {
		figures.put(MOVED, String.valueOf(moved));
		figures.put(TOTAL, String.valueOf(total));
		if (running + waiting > 0) {
			figures.put(RUNNING, String.valueOf(running));
			figures.put(WAITING, String.valueOf(waiting));
		}
	}

	static void putDowntimes(Map<String, String> figures, Collection<VmResult> results) {
		List<Double> millis = results.stream().map(result -> Quantity.parse(result.figures().get(MigrationFigures.DOWNTIME)))
				.filter(OptionalDouble::isPresent).map(OptionalDouble::getAsDouble).sorted().toList();
		if (millis.isEmpty())
			return;
		figures.put(MEDIAN_DOWNTIME, duration(millis.get(millis.size() / 2)));
		figures.put(LONGEST_DOWNTIME, duration(millis.getLast()));
	}

	private static String duration(double millis) {
		return Quantity.duration(Duration.ofMillis(Math.round(millis)));
	}
}
