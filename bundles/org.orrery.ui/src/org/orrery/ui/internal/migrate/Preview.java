// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.migrate;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.Plan;

/**
 * What an operation would do, for a person to read before it begins. Immutable.
 *
 * @param refusal  one line when the check found an obstacle
 * @param expected how long it takes, in words; empty when nobody can tell
 * @param plan     null when the check found an obstacle
 */
record Preview(String refusal, CheckResult result, String expected, Plan plan) {
	boolean passes() {
		return plan != null;
	}

	String title() {
		return passes() ? plan.summary() : refusal;
	}
}
