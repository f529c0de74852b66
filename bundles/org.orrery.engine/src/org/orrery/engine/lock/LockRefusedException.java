// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

/** Somebody else holds it. The message names the task and the person. */
public final class LockRefusedException extends Exception {
	private static final long serialVersionUID = 1L;
	private final transient LockRequest refused;
	private final transient LockHolder holder;

	public LockRefusedException(LockRequest refused, LockHolder holder) {
		super(Messages.bind(Messages.LockRefusedException_heldBy, holder.title(), holder.who()));
		this.refused = refused;
		this.holder = holder;
	}

	public LockRequest refused() {
		return refused;
	}

	public LockHolder holder() {
		return holder;
	}
}
