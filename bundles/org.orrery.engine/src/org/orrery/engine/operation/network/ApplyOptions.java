// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

/**
 * How a plan is carried out. Immutable.
 *
 * @param force   also when it changes the devices by which this computer reaches a host
 * @param partial also when some members are not seen: they are left as they are
 */
public record ApplyOptions(boolean force, boolean partial) {
	public static final ApplyOptions CAREFUL = new ApplyOptions(false, false);

	public ApplyOptions withForce(boolean forced) {
		return new ApplyOptions(forced, partial);
	}

	public ApplyOptions withPartial(boolean leavesOut) {
		return new ApplyOptions(force, leavesOut);
	}
}
