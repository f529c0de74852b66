// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measured numbers as findings and task records hold them: a number, a space, a unit, the same in every language, so that what was
 * recorded can be read back.
 */
public final class Quantity {
	private static final String[] UNITS = { "B", "KiB", "MiB", "GiB", "TiB", "PiB" }; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$
	private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?) (B|KiB|MiB|GiB|TiB|PiB|ms|s|min)(?:/s)?"); //$NON-NLS-1$

	private Quantity() {
	}

	/** "131.2 MiB" */
	public static String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (value >= 1024 && unit < UNITS.length - 1) {
			value /= 1024;
			unit++;
		}
		return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** "118.2 MiB/s" */
	public static String rate(long bytesPerSecond) {
		return bytes(bytesPerSecond) + "/s"; //$NON-NLS-1$
	}

	/** "28 ms", "12.3 s", "4.2 min" */
	public static String duration(Duration duration) {
		long millis = duration.toMillis();
		if (millis < 1000)
			return millis + " ms"; //$NON-NLS-1$
		if (millis < 120_000)
			return String.format(Locale.ROOT, "%.2f s", millis / 1000.0); //$NON-NLS-1$
		return String.format(Locale.ROOT, "%.1f min", millis / 60_000.0); //$NON-NLS-1$
	}

	/** In bytes, bytes per second or milliseconds; empty when the text is no quantity. */
	public static OptionalDouble parse(String text) {
		Matcher matcher = FORM.matcher(text == null ? "" : text); //$NON-NLS-1$
		if (!matcher.matches())
			return OptionalDouble.empty();
		double number = Double.parseDouble(matcher.group(1));
		String unit = matcher.group(2);
		for (int i = 0; i < UNITS.length; i++) {
			if (UNITS[i].equals(unit))
				return OptionalDouble.of(number * Math.pow(1024, i));
		}
		return OptionalDouble.of(switch (unit) {
		case "s" -> number * 1000; //$NON-NLS-1$
		case "min" -> number * 60_000; //$NON-NLS-1$
		default -> number;
		});
	}
}
