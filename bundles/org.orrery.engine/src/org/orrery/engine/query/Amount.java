// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a number is written. */
enum Amount {
	COUNT(Map.of("", 1d)), // //$NON-NLS-1$
	/** In bytes; without a unit nobody can know what is meant, but for 0. */
	SIZE(Map.of("b", 1d, "k", 0x1p10, "m", 0x1p20, "g", 0x1p30, "t", 0x1p40, "p", 0x1p50)), // //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	/** 0 to 1. */
	SHARE(Map.of("%", 0.01, "", 0.01)), // //$NON-NLS-1$ //$NON-NLS-2$
	/** In seconds. */
	DURATION(Map.of("s", 1d, "m", 60d, "h", 3600d, "d", 86400d, "w", 604800d)); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	private static final Pattern FORM = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(\\p{Alpha}*|%)"); //$NON-NLS-1$

	private final Map<String, Double> units;

	Amount(Map<String, Double> units) {
		this.units = units;
	}

	/** Empty when it is written otherwise. */
	OptionalDouble read(String text) {
		Matcher form = FORM.matcher(text.strip());
		if (!form.matches())
			return OptionalDouble.empty();
		double number = Double.parseDouble(form.group(1));
		Double unit = units.get(unit(form.group(2)));
		if (unit != null)
			return OptionalDouble.of(number * unit);
		return number == 0 && form.group(2).isEmpty() ? OptionalDouble.of(0) : OptionalDouble.empty();
	}

	/** 4G, 4GB and 4GiB are the same. */
	private String unit(String written) {
		String small = written.toLowerCase(Locale.ROOT);
		return this == SIZE && small.matches("[kmgtp]i?b") ? small.substring(0, 1) : small; //$NON-NLS-1$
	}

	/** How to write it right, for a person. */
	String example() {
		return switch (this) {
		case COUNT -> Messages.Amount_count;
		case SIZE -> Messages.Amount_size;
		case SHARE -> Messages.Amount_share;
		case DURATION -> Messages.Amount_duration;
		};
	}
}
