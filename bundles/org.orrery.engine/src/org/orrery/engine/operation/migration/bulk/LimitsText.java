// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.List;
import java.util.Map;

/** Limits by name, as task records and the settings file hold them. */
final class LimitsText {
	private static final String PER_HOST = "migrations per host"; //$NON-NLS-1$
	private static final String PER_LINK = "migrations per link"; //$NON-NLS-1$
	private static final String PER_DATASTORE = "copies per datastore"; //$NON-NLS-1$
	private static final String COPY_WEIGHT = "weight of a copy"; //$NON-NLS-1$
	private static final String ATTEMPTS = "attempts"; //$NON-NLS-1$

	private LimitsText() {
	}

	static void write(BulkLimits limits, Map<String, String> parameters) {
		parameters.put(PER_HOST, String.valueOf(limits.perHost()));
		parameters.put(PER_LINK, String.valueOf(limits.perLink()));
		parameters.put(PER_DATASTORE, String.valueOf(limits.perDatastore()));
		parameters.put(COPY_WEIGHT, String.valueOf(limits.copyWeight()));
		parameters.put(ATTEMPTS, String.valueOf(limits.attempts()));
	}

	/** All of them, as what is usual may be another thing by the time that the words are used. */
	static List<String> arguments(BulkLimits limits) {
		return List.of("--per-host", String.valueOf(limits.perHost()), "--per-link", String.valueOf(limits.perLink()), //$NON-NLS-1$ //$NON-NLS-2$
				"--per-datastore", String.valueOf(limits.perDatastore()), "--copy-weight", String.valueOf(limits.copyWeight()), //$NON-NLS-1$ //$NON-NLS-2$
				"--attempts", String.valueOf(limits.attempts())); //$NON-NLS-1$
	}

	/** What is not there is as usual. @throws IllegalArgumentException naming what is no number or out of range */
	static BulkLimits read(Map<String, String> parameters) {
		BulkLimits usual = BulkLimits.standard();
		return new BulkLimits(number(parameters, PER_HOST, usual.perHost()), number(parameters, PER_LINK, usual.perLink()),
				number(parameters, PER_DATASTORE, usual.perDatastore()), number(parameters, COPY_WEIGHT, usual.copyWeight()),
				number(parameters, ATTEMPTS, usual.attempts()));
	}

	private static int number(Map<String, String> parameters, String name, int usual) {
		String text = parameters.get(name);
		try {
			return text == null ? usual : Integer.parseInt(text.strip());
		} catch (NumberFormatException e) {
			throw new IllegalArgumentException(Messages.bind(Messages.LimitsText_noNumber, name, text), e);
		}
	}
}
