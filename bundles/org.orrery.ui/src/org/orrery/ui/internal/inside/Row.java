// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.inside;

import org.orrery.fabric.inside.MacEntry;
import org.orrery.fabric.inside.PortCounters;
import org.orrery.fabric.inside.PortStatus;

/** What the tables show. Immutable. */
interface Row {
	/** @param vm empty: none */
	record Mac(String on, MacEntry entry, String vm) {
	}

	/** @param counted on all hosts together */
	record Port(String on, PortStatus status, PortCounters counted, String vm) {
	}

	/** A link of a team, or one end of a tunnel. */
	record Way(String on, String port, String kind, String by, String state, String more, boolean bad) {
	}
}
