// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.Map;

/**
 * One thing that a check found. Nothing is refused without one: which rule, which numbers, what would make it pass. Immutable.
 *
 * @param rule    stable id of the rule, e.g. "migration.memory"; scripts may rely on it
 * @param message one sentence for a person, with the numbers
 * @param remedy  what would make it pass; empty for information
 * @param figures the numbers by name, for --json and tooltips
 */
public record Finding(Severity severity, String rule, String message, String remedy, Map<String, String> figures) {
	public enum Severity {
		INFORMATION, WARNING, OBSTACLE
	}

	public Finding {
		figures = Map.copyOf(figures);
	}

	public static Finding obstacle(String rule, String message, String remedy) {
		return new Finding(Severity.OBSTACLE, rule, message, remedy, Map.of());
	}

	public static Finding warning(String rule, String message, String remedy) {
		return new Finding(Severity.WARNING, rule, message, remedy, Map.of());
	}

	public static Finding information(String rule, String message) {
		return new Finding(Severity.INFORMATION, rule, message, "", Map.of()); //$NON-NLS-1$
	}
}
