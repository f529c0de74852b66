// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.Arrays;
import java.util.Set;

import org.orrery.hypervisor.DomainStatistics.Group;

/** The figures of one object at one moment: one column for each metric, and what they are a share of. NaN: not known. */
final class Row {
	/** Processors that it has; of a VM: virtual ones. */
	static final int CPUS = Metric.values().length;
	/** Bytes of memory that a host or cluster has; of space that a datastore has. */
	static final int CAPACITY = CPUS + 1;
	static final int WIDTH = CAPACITY + 1;

	private Row() {
	}

	static float[] empty() {
		float[] row = new float[WIDTH];
		clear(row);
		return row;
	}

	/** Of a host on which nothing runs: nothing is what its VMs do, as far as they were asked for it. */
	static float[] idle(Set<Group> asked) {
		float[] row = empty();
		if (asked.contains(Group.BLOCK))
			for (Metric metric : new Metric[] { Metric.DISK_READ, Metric.DISK_WRITTEN, Metric.READS, Metric.WRITES })
				row[metric.ordinal()] = 0;
		if (asked.contains(Group.NETWORK))
			for (Metric metric : new Metric[] { Metric.NET_RECEIVED, Metric.NET_SENT })
				row[metric.ordinal()] = 0;
		if (asked.contains(Group.MEMORY))
			row[Metric.BALLOON.ordinal()] = 0;
		return row;
	}

	static void clear(float[] row) {
		Arrays.fill(row, Float.NaN);
	}

	static void set(float[] row, Metric metric, double value) {
		row[metric.ordinal()] = value < 0 ? Float.NaN : (float) value;
	}

	/** -1: not known. */
	static double figure(Course course, int index, Metric metric) {
		return known(course.figure(index, metric.ordinal()));
	}

	static long whole(Course course, int index, Metric metric) {
		return Math.round(figure(course, index, metric));
	}

	/** -1: not known. */
	static double other(Course course, int index, int column) {
		return known(course.figure(index, column));
	}

	private static double known(float figure) {
		return Float.isNaN(figure) ? -1 : figure;
	}
}
