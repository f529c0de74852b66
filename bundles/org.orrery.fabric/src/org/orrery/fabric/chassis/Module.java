// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.util.UUID;

/**
 * What sits in one slot, and how it is. Immutable.
 *
 * @param host    its own UUID; of a controller null
 * @param name    for a person
 * @param silence milliseconds since it was last heard; -1: never
 * @param reason  why it is not there, empty when it is; for a person
 */
public record Module(int slot, UUID host, String name, State state, long silence, String reason) {
	public enum State {
		/** A controller that decides, and one that would take over. */
		ACTIVE, STANDBY,
		/** Heard within the last 8 seconds. */
		PRESENT,
		/** Not asked yet. */
		UNKNOWN,
		/** Silent for longer: taken out of the chassis. Its slot stays its own, and it goes on forwarding as it was last told. */
		REMOVED,
		/** It answers, and belongs to another switch's domain or has no part of this one. */
		STRANGER
	}
}
