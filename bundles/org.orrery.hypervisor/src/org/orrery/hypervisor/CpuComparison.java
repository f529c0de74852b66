// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/**
 * The hypervisor's own verdict on a CPU. Immutable.
 *
 * @param missing feature names, where the hypervisor tells them
 * @param common  a CPU that this host and those beside it can give; null when nobody asked
 */
public record CpuComparison(Verdict verdict, List<String> missing, String detail, CpuBaseline common) {
	/** Nothing is known of other hosts. */
	public CpuComparison(Verdict verdict, List<String> missing, String detail) {
		this(verdict, missing, detail, null);
	}

	public enum Verdict {
		IDENTICAL, SUPERSET, INCOMPATIBLE, UNKNOWN
	}

	public CpuComparison {
		missing = List.copyOf(missing);
	}

	public boolean compatible() {
		return verdict != Verdict.INCOMPATIBLE;
	}

	public CpuComparison withCommon(CpuBaseline baseline) {
		return new CpuComparison(verdict, missing, detail, baseline);
	}
}
