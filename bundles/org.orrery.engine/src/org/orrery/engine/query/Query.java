// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.Set;

/** What a person asked for, understood once and then asked of many objects. Immutable; any thread. The package describes the language. */
public final class Query {
	/** Finds everything. */
	public static final Query ALL = new Query("", subject -> true, Set.of()); //$NON-NLS-1$
	/** Characters of a query. */
	public static final int MAXIMUM_LENGTH = 4096;

	private final String text;
	private final Condition condition;
	private final Set<Key> keys;

	private Query(String text, Condition condition, Set<Key> keys) {
		this.text = text;
		this.condition = condition;
		this.keys = Set.copyOf(keys);
	}

	/** @throws QueryException naming the place, the reason and what would be right */
	public static Query parse(String text) throws QueryException {
		if (text.isBlank())
			return ALL;
		if (text.length() > MAXIMUM_LENGTH)
			throw new QueryException(MAXIMUM_LENGTH, text.length() - MAXIMUM_LENGTH,
					Messages.bind(Messages.Query_tooLong, text.length(), MAXIMUM_LENGTH), Messages.Query_tooLongRemedy);
		QueryParser parser = new QueryParser(text);
		Condition condition = parser.parse();
		return new Query(text, condition, parser.keys());
	}

	public boolean matches(Subject subject) {
		return condition.holds(subject);
	}

	/** As it was typed. */
	public String text() {
		return text;
	}

	public boolean isEmpty() {
		return this == ALL;
	}

	/** Whether it asks for something that is known only while somebody watches the statistics. */
	public boolean needsMeasuring() {
		return keys.stream().anyMatch(Key::isMeasured);
	}

	/** Whether it asks for addresses of guests, which are learnt by and by. */
	public boolean needsAddresses() {
		return keys.contains(Key.IP);
	}

	@Override
	public String toString() {
		return text;
	}
}
