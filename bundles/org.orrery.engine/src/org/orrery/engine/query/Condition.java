// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.List;

/** A part of a query that was understood. Stateless. */
@FunctionalInterface
interface Condition {
	boolean holds(Subject subject);

	static Condition not(Condition one) {
		return subject -> !one.holds(subject);
	}

	static Condition all(List<Condition> several) {
		if (several.size() == 1)
			return several.getFirst();
		Condition[] each = several.toArray(Condition[]::new);
		return subject -> {
			for (Condition condition : each)
				if (!condition.holds(subject))
					return false;
			return true;
		};
	}

	static Condition any(List<Condition> several) {
		if (several.size() == 1)
			return several.getFirst();
		Condition[] each = several.toArray(Condition[]::new);
		return subject -> {
			for (Condition condition : each)
				if (condition.holds(subject))
					return true;
			return false;
		};
	}
}
