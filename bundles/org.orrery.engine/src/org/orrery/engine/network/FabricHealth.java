// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

/** Whether the virtual switches of a host can be seen and changed. */
public enum FabricHealth {
	/** Nobody has asked the host for its switches, or the host itself is not connected. */
	UNASKED,
	/** The first answer is still to come. */
	CONNECTING,
	/** What is shown is live. */
	READY,
	/** Nobody answers for the host's switches; they are asked again from time to time. */
	ABSENT
}
