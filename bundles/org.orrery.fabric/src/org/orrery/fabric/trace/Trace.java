// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.trace;

import java.util.List;

import org.orrery.fabric.trace.Hop.Verdict;

/** A way with its end. Immutable. @param vlan of the frame on the switches, 0: none */
public record Trace(String from, String to, int vlan, List<Hop> hops) {
	public Trace {
		hops = List.copyOf(hops);
	}

	/** Worst of all hops: BLOCKED when it does not arrive. */
	public Verdict verdict() {
		return hops.stream().map(Hop::verdict).max(java.util.Comparator.naturalOrder()).orElse(Verdict.BLOCKED);
	}

	public boolean arrives() {
		return verdict() != Verdict.BLOCKED && hops.getLast().kind() == Hop.Kind.TO_VM;
	}
}
