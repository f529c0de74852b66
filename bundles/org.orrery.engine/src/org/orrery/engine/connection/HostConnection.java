// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.orrery.hypervisor.HypervisorConnection;

/**
 * One connection, one state machine, own threads: a dead host never blocks another. Thread-safe.
 */
public final class HostConnection {
	public ConnectionDefinition definition() {
		throw new UnsupportedOperationException();
	}

	public String id() {
		return definition().id();
	}

	public ConnectionStatus status() {
		throw new UnsupportedOperationException();
	}

	/** The open connection, empty while there is none. */
	public Optional<HypervisorConnection> live() {
		throw new UnsupportedOperationException();
	}

	/** Wants the connection, now: cuts a waiting time short. Returns at once. */
	public void connect() {
		throw new UnsupportedOperationException();
	}

	/** Does not want it any more. Returns at once. */
	public void disconnect() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Runs a call on a thread of the lane. The future fails with HypervisorException (CONNECTION_LOST when not connected, or when the
	 * connection was lost or replaced meanwhile).
	 */
	public <T> CompletableFuture<T> submit(Lane lane, HypervisorCall<T> call) {
		throw new UnsupportedOperationException();
	}
}
