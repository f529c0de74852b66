// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

/** Called on engine threads; must return at once. */
public interface ConnectionListener {
	void statusChanged(HostConnection connection, ConnectionStatus status);

	default void added(HostConnection connection) {
	}

	/** Another label, place in the tree or URI. */
	default void redefined(HostConnection connection) {
	}

	default void removed(HostConnection connection) {
	}
}
