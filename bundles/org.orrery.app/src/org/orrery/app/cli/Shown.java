// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;

import org.orrery.engine.operation.Quantity;

/** Values as a person reads them in a table; a dash for what is not known. */
final class Shown {
	static final String UNKNOWN = "–"; //$NON-NLS-1$
	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT); //$NON-NLS-1$
	private static final ResourceBundle STATES = ResourceBundle.getBundle(Shown.class.getPackageName() + ".states", Locale.ROOT, //$NON-NLS-1$
			Shown.class.getClassLoader());

	private Shown() {
	}

	static String bytes(long bytes) {
		return bytes < 0 ? UNKNOWN : Quantity.bytes(bytes);
	}

	static String duration(Duration duration) {
		return duration == null ? UNKNOWN : Quantity.duration(duration);
	}

	/** Local time, to the second. */
	static String moment(Instant instant) {
		return instant == null ? UNKNOWN : MOMENT.format(instant.atZone(ZoneId.systemDefault()));
	}

	static String list(Collection<String> texts) {
		return texts.isEmpty() ? UNKNOWN : String.join(", ", texts); //$NON-NLS-1$
	}

	static String text(String text) {
		return text == null || text.isEmpty() ? UNKNOWN : text;
	}

	/** The word for a state. */
	static String state(Enum<?> state) {
		return STATES.getString(state.getDeclaringClass().getSimpleName() + '.' + state.name());
	}
}
