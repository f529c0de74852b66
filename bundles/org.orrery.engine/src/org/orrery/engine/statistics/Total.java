// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

/** The figures of several objects as those of one: summed, or averaged by their weights. Not thread-safe. */
final class Total {
	private final double[] sums = new double[Row.WIDTH];
	private final double[] weights = new double[Row.WIDTH];
	private final boolean[] known = new boolean[Row.WIDTH];

	void add(float[] row) {
		for (Metric metric : Metric.values())
			add(row, metric.ordinal(), metric.weight());
		add(row, Row.CPUS, -1);
		add(row, Row.CAPACITY, -1);
	}

	private void add(float[] row, int column, int weighedBy) {
		float weight = weighedBy < 0 ? 1 : row[weighedBy];
		if (Float.isNaN(row[column]) || Float.isNaN(weight))
			return;
		sums[column] += (double) row[column] * weight;
		weights[column] += weight;
		known[column] = true;
	}

	/** @return NaN: none of them tells */
	float figure(Metric metric) {
		return metric.weight() < 0 ? sum(metric.ordinal())
				: known[metric.ordinal()] && weights[metric.ordinal()] > 0 ? (float) (sums[metric.ordinal()] / weights[metric.ordinal()]) : Float.NaN;
	}

	private float sum(int column) {
		return known[column] ? (float) sums[column] : Float.NaN;
	}

	/** All columns. */
	float[] row() {
		float[] row = new float[Row.WIDTH];
		for (Metric metric : Metric.values())
			row[metric.ordinal()] = figure(metric);
		row[Row.CPUS] = sum(Row.CPUS);
		row[Row.CAPACITY] = sum(Row.CAPACITY);
		return row;
	}
}
