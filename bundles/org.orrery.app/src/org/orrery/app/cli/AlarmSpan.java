// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads "0", "30s", "5m", "1h", "7d"; "ever" is longer than all of them. */
final class AlarmSpan implements ITypeConverter<Duration> {
	static final Duration EVER = Duration.ofDays(1_000_000);
	private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd]?)"); //$NON-NLS-1$

	@Override
	public Duration convert(String text) {
		if (text.equals("ever")) //$NON-NLS-1$
			return EVER;
		Matcher form = FORM.matcher(text);
		if (!form.matches())
			throw new TypeConversionException(Messages.bind(Messages.AlarmSpan_form, text));
		long number = Long.parseLong(form.group(1));
		return switch (form.group(2)) {
		case "d" -> Duration.ofDays(number); //$NON-NLS-1$
		case "h" -> Duration.ofHours(number); //$NON-NLS-1$
		case "m" -> Duration.ofMinutes(number); //$NON-NLS-1$
		default -> Duration.ofSeconds(number);
		};
	}
}
