// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What may come next in a query that is being typed. Immutable.
 *
 * @param text    to put in place of what stands between {@code from} and {@code to}
 * @param meaning what it asks, for a person; empty for values
 */
public record Completion(String text, int from, int to, String meaning) {
	private static final int MOST = 50;

	/**
	 * Keys where a word begins, values behind a key.
	 *
	 * @param caret    where the person types; @param valuesOf what there is of a key, as {@link Search#valuesOf}
	 */
	public static List<Completion> at(String text, int caret, Function<Key, Collection<String>> valuesOf) {
		int start = beginOfWord(text, caret);
		int letters = start;
		while (letters < caret && Character.isLetter(text.charAt(letters)))
			letters++;
		Optional<Operator> operator = letters > start ? Operator.at(text, letters) : Optional.empty();
		Optional<Key> key = operator.isEmpty() ? Optional.empty() : Key.of(text.substring(start, letters));
		if (key.isEmpty() || letters + operator.get().sign.length() > caret)
			return keys(text, start, caret);
		return values(text, Math.max(letters + operator.get().sign.length(), lastComma(text, letters, caret) + 1), caret, key.get(), valuesOf);
	}

	/** Behind the last space, parenthesis or dash that is not quoted. */
	private static int beginOfWord(String text, int caret) {
		int start = 0;
		boolean quoted = false;
		for (int i = 0; i < caret; i++) {
			char c = text.charAt(i);
			if (c == '"')
				quoted = !quoted;
			else if (!quoted && (Character.isWhitespace(c) || c == '(' || c == ')' || c == '-' && i == start))
				start = i + 1;
		}
		return start;
	}

	private static int lastComma(String text, int from, int caret) {
		int comma = text.lastIndexOf(',', caret - 1);
		return comma < from ? -1 : comma;
	}

	private static List<Completion> keys(String text, int start, int caret) {
		String typed = text.substring(start, caret).toLowerCase(Locale.ROOT);
		List<Completion> found = new ArrayList<>();
		for (Key key : Key.values())
			if (key.word().startsWith(typed))
				found.add(new Completion(key.word() + (key.isNumber() ? ">" : ":"), start, caret, key.meaning())); //$NON-NLS-1$ //$NON-NLS-2$
		return List.copyOf(found);
	}

	private static List<Completion> values(String text, int start, int caret, Key key, Function<Key, Collection<String>> valuesOf) {
		String typed = text.substring(start, caret).replace("\"", "").toLowerCase(Locale.ROOT); //$NON-NLS-1$ //$NON-NLS-2$
		Collection<String> known = key.choices().isEmpty() ? valuesOf.apply(key) : key.choices();
		return known.stream().filter(value -> value.toLowerCase(Locale.ROOT).contains(typed)).limit(MOST)
				.map(value -> new Completion(quote(value), start, caret, "")).toList(); //$NON-NLS-1$
	}

	/** As a value, in quotes where it holds what would end it. */
	public static String quote(String value) {
		boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> Character.isWhitespace(c) || "(),\"\\".indexOf(c) >= 0); //$NON-NLS-1$
		return plain ? value : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}
}
