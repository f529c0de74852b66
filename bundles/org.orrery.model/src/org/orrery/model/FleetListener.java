// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

/** Told once per batch, on the model thread. */
@FunctionalInterface
public interface FleetListener {
	void fleetChanged(FleetChange change);
}
