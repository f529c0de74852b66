// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.util.List;
import java.util.Optional;

/** Everything a check found, obstacles first. Immutable. */
public record CheckResult(List<Finding> findings) {
	public static final CheckResult CLEAR = new CheckResult(List.of());

	public CheckResult {
		findings = findings.stream().sorted((a, b) -> b.severity().compareTo(a.severity())).toList();
	}

	/** May go ahead. */
	public boolean passes() {
		return firstObstacle().isEmpty();
	}

	public Optional<Finding> firstObstacle() {
		return findings.stream().filter(finding -> finding.severity() == Finding.Severity.OBSTACLE).findFirst();
	}

	public List<Finding> obstacles() {
		return findings.stream().filter(finding -> finding.severity() == Finding.Severity.OBSTACLE).toList();
	}

	public List<Finding> warnings() {
		return findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING).toList();
	}
}
