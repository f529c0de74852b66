// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

/** An end of a migration. */
enum Side {
	SOURCE, TARGET;

	HostMachine of(Scene scene) {
		return this == SOURCE ? scene.source() : scene.target();
	}
}
