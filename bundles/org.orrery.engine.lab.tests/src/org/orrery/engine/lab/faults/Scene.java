// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import org.orrery.engine.lab.Lab;

/** Who takes part in one case. @param attempt null before the migration begins */
record Scene(Lab lab, HostMachine source, HostMachine target, String vm, Phase phase, Attempt attempt) {
	Scene with(Attempt begun) {
		return new Scene(lab, source, target, vm, phase, begun);
	}
}
