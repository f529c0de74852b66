// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.List;

/**
 * The steps an operation will take, shown before it acts. Immutable.
 *
 * @param summary one line, e.g. "Migrate app to h2 · live · shared storage · 1.2 GB"
 * @param script  the same as commented shell commands, without secrets
 */
public record Plan(String summary, List<Step> steps, String script) {
	/** @param detail before/after or parameters, may be empty */
	public record Step(String title, String detail) {
	}

	public Plan {
		steps = List.copyOf(steps);
	}
}
