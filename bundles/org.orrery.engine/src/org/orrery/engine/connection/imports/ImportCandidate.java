// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import org.orrery.engine.connection.ConnectionDefinition;

/**
 * An entry of a source and what can become of it. Immutable.
 *
 * @param reason     why it is not new, or what to know of it when it is; may be empty
 * @param definition what would be saved; null unless it is new
 */
public record ImportCandidate(HostEntry entry, Verdict verdict, String reason, ConnectionDefinition definition) {
	public enum Verdict {
		/** Can be saved. */
		NEW,
		/** Saved already. */
		KNOWN,
		/** Stands before in the same source. */
		DUPLICATE,
		/** Its URI is not understood. */
		REFUSED
	}

	public boolean isNew() {
		return verdict == Verdict.NEW;
	}
}
