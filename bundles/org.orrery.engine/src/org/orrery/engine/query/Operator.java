// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.Optional;

/** Between key and value. */
enum Operator {
	NOT_EQUAL("!="), AT_LEAST(">="), AT_MOST("<="), HAS(":"), EQUAL("="), MORE(">"), LESS("<"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$

	final String sign;

	Operator(String sign) {
		this.sign = sign;
	}

	/** The longest that stands there. */
	static Optional<Operator> at(String text, int position) {
		for (Operator operator : values())
			if (text.startsWith(operator.sign, position))
				return Optional.of(operator);
		return Optional.empty();
	}

	boolean isOrder() {
		return this == AT_LEAST || this == AT_MOST || this == MORE || this == LESS;
	}

	boolean holds(double left, double right) {
		return switch (this) {
		case HAS, EQUAL -> left == right;
		case NOT_EQUAL -> left != right;
		case AT_LEAST -> left >= right;
		case AT_MOST -> left <= right;
		case MORE -> left > right;
		case LESS -> left < right;
		};
	}
}
