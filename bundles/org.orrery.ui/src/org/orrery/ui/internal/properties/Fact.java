// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

/** A named value of the selected object. {@code tooltip} may be null. */
record Fact(String name, String value, String tooltip) {
	Fact(String name, String value) {
		this(name, value, null);
	}

	boolean isTold() {
		return value != null && !value.isBlank();
	}
}
