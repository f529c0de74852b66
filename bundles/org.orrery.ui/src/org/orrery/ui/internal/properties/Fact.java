// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

/** A named value of the selected object. {@code tooltip} may be null; {@code course} is drawn below the value, null for none. */
record Fact(String name, String value, String tooltip, Course course) {
	/** The last ten minutes. @param values NaN: not known; @param top value of the upper edge */
	record Course(float[] values, double top) {
		/** As high as its highest value. */
		static Course scaled(float[] values) {
			double top = 0;
			for (float value : values)
				top = Float.isNaN(value) ? top : Math.max(top, value);
			return new Course(values, top);
		}
	}

	Fact(String name, String value, String tooltip) {
		this(name, value, tooltip, null);
	}

	Fact(String name, String value) {
		this(name, value, null, null);
	}

	boolean isTold() {
		return value != null && !value.isBlank();
	}
}
