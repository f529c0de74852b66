// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.time.Duration;

/**
 * How a plan is carried out. Immutable.
 *
 * @param force   also when it changes the devices by which this computer reaches a host
 * @param partial also when some members are not seen: they are left as they are
 * @param confirm after this a host whose management was changed gives itself the old state back, unless it was seen again before
 */
public record ApplyOptions(boolean force, boolean partial, Duration confirm) {
	/** Longer than it takes to notice that a host does not answer any more. */
	public static final Duration USUAL = Duration.ofSeconds(45);
	public static final ApplyOptions CAREFUL = new ApplyOptions(false, false, USUAL);

	public ApplyOptions(boolean force, boolean partial) {
		this(force, partial, USUAL);
	}

	public ApplyOptions withForce(boolean forced) {
		return new ApplyOptions(forced, partial, confirm);
	}

	public ApplyOptions withPartial(boolean leavesOut) {
		return new ApplyOptions(force, leavesOut, confirm);
	}

	public ApplyOptions withConfirm(Duration within) {
		return new ApplyOptions(force, partial, within);
	}
}
