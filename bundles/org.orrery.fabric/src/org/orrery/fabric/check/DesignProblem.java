// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.check;

/**
 * Something that is wrong with a design. Immutable.
 *
 * @param place  for a person and for finding the figure: "dvs-prod", "dvs-prod/profile web", "dvs-prod/host h1/uplink eth1"
 * @param rule   short name of the rule, stable
 * @param words  what is wrong, with the numbers; @param remedy what would make it pass
 */
public record DesignProblem(Severity severity, String place, String rule, String words, String remedy) {
	public enum Severity {
		/** Cannot be applied. */
		ERROR,
		/** Can be applied, and will not do what was probably meant. */
		WARNING
	}
}
