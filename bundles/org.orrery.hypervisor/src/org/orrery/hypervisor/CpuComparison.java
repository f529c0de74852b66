// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/** The hypervisor's own verdict on a CPU. Immutable. {@code missing}: feature names, where the hypervisor tells them. */
public record CpuComparison(Verdict verdict, List<String> missing, String detail) {
	public enum Verdict {
		IDENTICAL, SUPERSET, INCOMPATIBLE, UNKNOWN
	}

	public CpuComparison {
		missing = List.copyOf(missing);
	}

	public boolean compatible() {
		return verdict != Verdict.INCOMPATIBLE;
	}
}
