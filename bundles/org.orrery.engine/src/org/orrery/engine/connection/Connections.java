// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HypervisorException;

/** All saved connections and their state machines. Thread-safe. */
public final class Connections {
	public List<HostConnection> all() {
		throw new UnsupportedOperationException();
	}

	public Optional<HostConnection> find(String id) {
		throw new UnsupportedOperationException();
	}

	/** Saves it; does not connect. @throws IllegalArgumentException bad URI, or the same URI is saved already */
	public HostConnection add(ConnectionDefinition definition) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Replaces the definition of the same id; reconnects when the URI or certificates changed. */
	public void update(ConnectionDefinition definition) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Disconnects and forgets. */
	public void remove(String id) throws IOException {
		throw new UnsupportedOperationException();
	}

	/** Connects every definition that has autoConnect. Returns at once. */
	public void connectAll() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Waits until none of them is still in its first attempt: each is active with inventory, retrying or closed. For the command line.
	 *
	 * @return false when the time ran out
	 */
	public boolean awaitSettled(Duration limit) throws InterruptedException {
		throw new UnsupportedOperationException();
	}

	/** Opens, asks who is there, closes. Blocks; not on the UI thread. */
	public HostRecord test(ConnectionDefinition definition) throws HypervisorException {
		throw new UnsupportedOperationException();
	}

	public void addListener(ConnectionListener listener) {
		throw new UnsupportedOperationException();
	}

	public void removeListener(ConnectionListener listener) {
		throw new UnsupportedOperationException();
	}
}
