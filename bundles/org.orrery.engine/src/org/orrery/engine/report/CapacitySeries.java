// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.io.IOException;
import java.time.Instant;

import org.orrery.engine.statistics.Metric;
import org.orrery.engine.statistics.history.MetricCourse;
import org.orrery.model.ObjectRef;

/** What was measured of an object over time; empty where nobody measured. May block on the disk. */
@FunctionalInterface
public interface CapacitySeries {
	MetricCourse course(ObjectRef subject, Metric metric, Instant from, Instant to) throws IOException;
}
