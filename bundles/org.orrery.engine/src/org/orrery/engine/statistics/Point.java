// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.time.Instant;

/** A figure at a time. Immutable. @param value in the unit of its {@link Metric} */
public record Point(Instant at, double value) {
}
