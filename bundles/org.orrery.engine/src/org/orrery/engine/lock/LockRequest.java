// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

import org.orrery.model.ObjectRef;

/** What an operation wants to hold while it runs. A lock on a host conflicts with none on its VMs: hold both where both matter. */
public record LockRequest(ObjectRef object, Mode mode) {
	public enum Mode {
		SHARED, EXCLUSIVE
	}

	public static LockRequest exclusive(ObjectRef object) {
		return new LockRequest(object, Mode.EXCLUSIVE);
	}

	public static LockRequest shared(ObjectRef object) {
		return new LockRequest(object, Mode.SHARED);
	}
}
