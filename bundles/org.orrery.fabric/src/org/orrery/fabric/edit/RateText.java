// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.fabric.design.PortProfile.Rate;

/** Limits as a person types them: "100 Mbit/s in, 50 Mbit/s out", "1 Gbit/s" for both, "none". */
public final class RateText {
	private static final Pattern ONE = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?) ?([kmg])?(?:bit/s|bit|bps)?", Pattern.CASE_INSENSITIVE); //$NON-NLS-1$
	private static final String NONE = "none"; //$NON-NLS-1$
	private static final long KILO = 1000;

	private RateText() {
	}

	/** @param rate null: inherited, an empty text */
	public static String format(Rate rate) {
		if (rate == null)
			return ""; //$NON-NLS-1$
		if (rate.in() == rate.out())
			return one(rate.in());
		return one(rate.in()) + " in, " + one(rate.out()) + " out"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String one(long bits) {
		if (bits == 0)
			return NONE;
		for (Unit unit : Unit.values())
			if (bits % unit.bits == 0)
				return bits / unit.bits + " " + unit.text; //$NON-NLS-1$
		return bits + " bit/s"; //$NON-NLS-1$
	}

	private enum Unit {
		GIGA(KILO * KILO * KILO, "Gbit/s"), MEGA(KILO * KILO, "Mbit/s"), THOUSAND(KILO, "kbit/s"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

		private final long bits;
		private final String text;

		Unit(long bits, String text) {
			this.bits = bits;
			this.text = text;
		}
	}

	/** @return null for nothing typed: inherited. @throws EditRefusedException no such form */
	public static Rate parse(String text) throws EditRefusedException {
		String words = text.strip();
		if (words.isEmpty())
			return null;
		String[] parts = words.split(","); //$NON-NLS-1$
		if (parts.length == 1 && !words.endsWith(" in") && !words.endsWith(" out")) //$NON-NLS-1$ //$NON-NLS-2$
			return new Rate(bits(words, text), bits(words, text));
		long in = 0;
		long out = 0;
		for (String part : parts) {
			String one = part.strip();
			if (one.endsWith(" in")) //$NON-NLS-1$
				in = bits(one.substring(0, one.length() - 3), text);
			else if (one.endsWith(" out")) //$NON-NLS-1$
				out = bits(one.substring(0, one.length() - 4), text);
			else
				throw refused(text);
		}
		return new Rate(in, out);
	}

	private static long bits(String part, String text) throws EditRefusedException {
		String one = part.strip();
		if (one.equalsIgnoreCase(NONE))
			return 0;
		Matcher form = ONE.matcher(one);
		if (!form.matches())
			throw refused(text);
		long unit = form.group(2) == null ? 1 : switch (form.group(2).toLowerCase(Locale.ROOT)) {
		case "k" -> KILO; //$NON-NLS-1$
		case "m" -> KILO * KILO; //$NON-NLS-1$
		default -> KILO * KILO * KILO;
		};
		try {
			return new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit)).longValueExact();
		} catch (ArithmeticException e) {
			throw refused(text);
		}
	}

	private static EditRefusedException refused(String text) {
		return DesignEdit.refuse(Messages.Rate_form, Messages.Rate_formRemedy, text.strip());
	}
}
