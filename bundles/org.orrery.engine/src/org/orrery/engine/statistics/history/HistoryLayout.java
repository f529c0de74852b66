// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics.history;

import java.time.Duration;
import java.util.List;

import org.orrery.engine.statistics.Metric;
import org.orrery.model.ObjectKind;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.RrdDef;

/**
 * What is in a file: each minute for four hours, each five minutes for 26 hours, every two hours for 31 days. A file has its full size from
 * the start: {@link #LARGEST_FILE} at most, so that ten thousand VMs take less than a gigabyte.
 */
final class HistoryLayout {
	static final int VERSION = 1;
	static final String MARK = "orrery statistics "; //$NON-NLS-1$
	static final int STEP_SECONDS = 60;
	static final Duration KEPT = Duration.ofDays(30);
	/** Bytes. */
	static final int LARGEST_FILE = 96 * 1024;
	private static final int[] STEPS = { 1, 5, 120 };
	private static final int[] ROWS = { 240, 312, 372 };
	/** A minute without a value leaves a gap. */
	private static final int HEARTBEAT_SECONDS = 2 * STEP_SECONDS;

	private HistoryLayout() {
	}

	/** The columns of objects of a kind. */
	static List<Metric> columns(ObjectKind kind) {
		return Metric.of(kind);
	}

	/** @param firstSeconds time of the first row, whole minutes; @param info written into the file */
	static RrdDef define(String name, ObjectKind kind, long firstSeconds) {
		RrdDef def = new RrdDef(name, firstSeconds - STEP_SECONDS, STEP_SECONDS, 2);
		for (Metric metric : columns(kind))
			def.addDatasource(metric.key(), DsType.GAUGE, HEARTBEAT_SECONDS, 0, Double.NaN);
		for (int i = 0; i < STEPS.length; i++)
			def.addArchive(ConsolFun.AVERAGE, 0.9, STEPS[i], ROWS[i]);
		return def;
	}

	/** The finest step that reaches back to that time. */
	static long stepSeconds(long fromSeconds, long lastSeconds) {
		for (int i = 0; i < STEPS.length; i++)
			if (lastSeconds - fromSeconds <= (long) STEPS[i] * ROWS[i] * STEP_SECONDS)
				return (long) STEPS[i] * STEP_SECONDS;
		return (long) STEPS[STEPS.length - 1] * STEP_SECONDS;
	}

	static String mark(String key) {
		return MARK + VERSION + ' ' + key;
	}
}
