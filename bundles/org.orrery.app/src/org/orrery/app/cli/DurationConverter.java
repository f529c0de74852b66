// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads "10" and "10s" as seconds, "500ms", "2m". */
final class DurationConverter implements ITypeConverter<Duration> {
	private static final Pattern FORM = Pattern.compile("(\\d{1,7})(ms|s|m)?"); //$NON-NLS-1$

	@Override
	public Duration convert(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches() || Long.parseLong(form.group(1)) == 0)
			throw new TypeConversionException(NLS.bind(Messages.DurationConverter_form, text));
		long number = Long.parseLong(form.group(1));
		if ("ms".equals(form.group(2))) //$NON-NLS-1$
			return Duration.ofMillis(number);
		return "m".equals(form.group(2)) ? Duration.ofMinutes(number) : Duration.ofSeconds(number); //$NON-NLS-1$
	}
}
