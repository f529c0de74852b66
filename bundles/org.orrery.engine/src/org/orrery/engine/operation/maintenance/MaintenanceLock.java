// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import org.orrery.engine.lock.LockRequest;
import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** One change of a host's service at a time. It is not the lock on the host itself, which the migrations that empty it share. */
final class MaintenanceLock {
	private MaintenanceLock() {
	}

	static LockRequest of(ObjectRef host) {
		return LockRequest.exclusive(new ObjectRef(host.connection(), ObjectKind.HOST, "maintenance")); //$NON-NLS-1$
	}
}
