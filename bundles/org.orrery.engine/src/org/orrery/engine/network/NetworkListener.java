// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

/** Called on an engine thread, in order; must return at once. */
public interface NetworkListener {
	/** Switches, NICs or VMs' NICs of a host are others than before, or its switches are seen (no more). */
	void networkChanged(HostNetwork host);

	/** The connection was forgotten. */
	default void networkRemoved(String connection) {
	}
}
