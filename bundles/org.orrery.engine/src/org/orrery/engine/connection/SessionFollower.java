// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/** Whoever reads a host as soon as it is connected: the inventory. */
public interface SessionFollower {
	/**
	 * The host was reached. Runs on the refresh lane; the connection counts as active when this returns.
	 *
	 * @throws HypervisorException the host cannot be read at all: the attempt has failed
	 */
	void opened(HostConnection host, HypervisorConnection live, long epoch) throws HypervisorException;

	/** A connection is known from now on; before anything else of it. Must return at once. */
	default void added(HostConnection host) {
	}

	/** A connection is forgotten. Must return at once. */
	default void removed(HostConnection host) {
	}

	/** The host answered the question whether it is still there. On a thread of the connection. */
	void answered(HostConnection host, HostUsage usage);

	SessionFollower NONE = new SessionFollower() {
		@Override
		public void opened(HostConnection host, HypervisorConnection live, long epoch) {
			// nobody follows
		}

		@Override
		public void answered(HostConnection host, HostUsage usage) {
			// nobody follows
		}
	};
}
