// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.report;

import java.util.Locale;

import org.orrery.engine.operation.Quantity;

/** In what a column counts. */
public enum Quantum {
	TEXT(""), COUNT(""), BYTES("B"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	/** 0 to 1; drawn as a bar where bars can be drawn. */
	SHARE("share"), //$NON-NLS-1$
	/** How many times as much. */
	RATIO(":1"), //$NON-NLS-1$
	/** Goodness of a linear fit, 0 to 1. */
	FIT(""), BYTES_PER_WEEK("B/week"), SHARE_PER_WEEK("share/week"), DAYS("days"), SECONDS("s"), WATTS("W"), KILOWATT_HOURS("kWh"), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$
	RACK_UNITS("U"); //$NON-NLS-1$

	private static final double DAY = 86_400;
	private static final double HOUR = 3600;

	private final String symbol;

	Quantum(String symbol) {
		this.symbol = symbol;
	}

	/** Of the bare numbers in files; empty: none. */
	public String symbol() {
		return symbol;
	}

	public boolean isNumber() {
		return this != TEXT;
	}

	/** With the unit; the same in every language, as {@link Quantity}. */
	public String words(double value) {
		return switch (this) {
		case TEXT, COUNT -> format("%.0f", value); //$NON-NLS-1$
		case BYTES -> bytes(value);
		case SHARE -> format(value > 0.999 && value < 1 ? "%.3f %%" : "%.1f %%", value * 100); //$NON-NLS-1$ //$NON-NLS-2$
		case RATIO -> format("%.2f:1", value); //$NON-NLS-1$
		case FIT -> format("%.2f", value); //$NON-NLS-1$
		case BYTES_PER_WEEK -> signed(value) + bytes(Math.abs(value)) + "/week"; //$NON-NLS-1$
		case SHARE_PER_WEEK -> signed(value) + format("%.1f %%/week", Math.abs(value) * 100); //$NON-NLS-1$
		case DAYS -> format("%.0f days", value); //$NON-NLS-1$
		case SECONDS -> duration(value);
		case WATTS -> format("%.0f W", value); //$NON-NLS-1$
		case KILOWATT_HOURS -> format("%.0f kWh", value); //$NON-NLS-1$
		case RACK_UNITS -> format("%.0f U", value); //$NON-NLS-1$
		};
	}

	private static String bytes(double value) {
		return Quantity.bytes(Math.round(value));
	}

	private static String signed(double value) {
		return value < 0 ? "-" : "+"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String duration(double seconds) {
		if (seconds >= DAY)
			return format("%.1f d", seconds / DAY); //$NON-NLS-1$
		if (seconds >= HOUR)
			return format("%.1f h", seconds / HOUR); //$NON-NLS-1$
		return format("%.0f min", seconds / 60); //$NON-NLS-1$
	}

	private static String format(String pattern, double value) {
		return String.format(Locale.ROOT, pattern, value);
	}
}
