// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.List;

/**
 * A CPU that several hosts can give to a guest. Immutable.
 *
 * @param model    named model; @param features names of what it has beyond the model; @param disabled what the model has and a host lacks
 * @param xml      a {@code <cpu>} element for the definition of a domain
 */
public record CpuBaseline(String model, List<String> features, List<String> disabled, String xml) {
	public CpuBaseline {
		features = List.copyOf(features);
		disabled = List.copyOf(disabled);
	}
}
