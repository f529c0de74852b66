// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.review;

import org.orrery.engine.network.NetworkComparison.Drift;
import org.orrery.engine.network.NetworkComparison.HostDrift;

/** One row of a comparison. Immutable. */
public record Difference(HostDrift host, Drift drift) {
}
