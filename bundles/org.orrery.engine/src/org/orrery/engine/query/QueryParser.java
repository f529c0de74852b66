// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a query from left to right; the package says what it may look like. Used once, on one thread. */
final class QueryParser {
	private static final int DEPTH = 64;
	private static final String OR = "OR"; //$NON-NLS-1$
	private static final String AND = "AND"; //$NON-NLS-1$
	private static final String NOT = "NOT"; //$NON-NLS-1$

	/** Something of the query and where it stands. */
	record Word(String text, int start, int end, boolean quoted) {
		int length() {
			return end - start;
		}
	}

	private final String text;
	private final Set<Key> keys = EnumSet.noneOf(Key.class);
	private int position;
	private int depth;

	QueryParser(String text) {
		this.text = text;
	}

	Set<Key> keys() {
		return keys;
	}

	Condition parse() throws QueryException {
		Condition condition = either();
		if (!atEnd())
			throw new QueryException(position, 1, Messages.Query_closingAlone, Messages.Query_closingAloneRemedy);
		return condition;
	}

	private Condition either() throws QueryException {
		List<Condition> choices = new ArrayList<>();
		choices.add(together());
		while (takeWord(OR))
			choices.add(together());
		return Condition.any(choices);
	}

	private Condition together() throws QueryException {
		List<Condition> parts = new ArrayList<>();
		parts.add(factor());
		while (takeWord(AND) || !atEnd() && text.charAt(position) != ')' && !isWord(OR))
			parts.add(factor());
		return Condition.all(parts);
	}

	private Condition factor() throws QueryException {
		if (atEnd() || text.charAt(position) == ')' || isWord(OR) || isWord(AND))
			throw somethingMissing();
		int start = position;
		if (++depth > DEPTH)
			throw new QueryException(start, 1, Messages.bind(Messages.Query_tooDeep, DEPTH), Messages.Query_tooDeepRemedy);
		Condition condition;
		if (take('-') || takeWord(NOT))
			condition = Condition.not(factor());
		else if (take('('))
			condition = group(start);
		else
			condition = term();
		depth--;
		return condition;
	}

	private Condition group(int start) throws QueryException {
		Condition inner = either();
		if (!atEnd() && take(')'))
			return inner;
		throw new QueryException(start, 1, Messages.Query_unclosed, Messages.Query_unclosedRemedy);
	}

	private QueryException somethingMissing() {
		int length = position < text.length() ? 1 : 0;
		return new QueryException(position, length, Messages.Query_missing, Messages.Query_missingRemedy);
	}

	/** {@code key operator value}, or a part of a name. */
	private Condition term() throws QueryException {
		int start = position;
		int end = start;
		while (end < text.length() && isLetter(text.charAt(end)))
			end++;
		Optional<Operator> operator = end > start ? Operator.at(text, end) : Optional.empty();
		if (operator.isEmpty()) {
			Word word = word(false);
			TextPattern pattern = TextPattern.part(word.text());
			return subject -> pattern.matches(subject.name());
		}
		String typed = text.substring(start, end);
		Key key = Key.of(typed).orElseThrow(() -> unknownKey(typed, start));
		position = end + operator.get().sign.length();
		keys.add(key);
		return key.condition(operator.get(), values(key));
	}

	private QueryException unknownKey(String typed, int start) {
		String nearest = Key.nearest(typed).map(key -> Messages.bind(Messages.Query_didYouMean, key.word())).orElse(""); //$NON-NLS-1$
		return new QueryException(start, typed.length(), Messages.bind(Messages.Query_unknownKey, typed),
				nearest + Messages.bind(Messages.Query_unknownKeyRemedy, String.join(", ", Key.words()))); //$NON-NLS-1$
	}

	private List<Word> values(Key key) throws QueryException {
		List<Word> values = new ArrayList<>();
		do {
			if (position >= text.length() || Character.isWhitespace(text.charAt(position)) || "(),".indexOf(text.charAt(position)) >= 0) //$NON-NLS-1$
				throw new QueryException(position, 0, Messages.bind(Messages.Query_noValue, key.word()), key.remedy());
			values.add(word(true));
		} while (take(','));
		return values;
	}

	/** Up to the next space or parenthesis, or what is quoted. @param valueOfList a comma ends it too */
	private Word word(boolean valueOfList) throws QueryException {
		int start = position;
		if (text.charAt(position) == '"')
			return quoted(start);
		while (position < text.length() && !ends(text.charAt(position), valueOfList))
			position++;
		return new Word(text.substring(start, position), start, position, false);
	}

	private static boolean ends(char c, boolean valueOfList) {
		return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"' || valueOfList && c == ',';
	}

	/** A quotation mark inside is written with a backslash. */
	private Word quoted(int start) throws QueryException {
		StringBuilder inside = new StringBuilder();
		for (position++; position < text.length(); position++) {
			char c = text.charAt(position);
			if (c == '"') {
				position++;
				return new Word(inside.toString(), start, position, true);
			}
			if (c == '\\' && position + 1 < text.length() && "\"\\".indexOf(text.charAt(position + 1)) >= 0) //$NON-NLS-1$
				c = text.charAt(++position);
			inside.append(c);
		}
		throw new QueryException(start, text.length() - start, Messages.Query_unclosedQuote, Messages.Query_unclosedQuoteRemedy);
	}

	private static boolean isLetter(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
	}

	private boolean atEnd() {
		while (position < text.length() && Character.isWhitespace(text.charAt(position)))
			position++;
		return position == text.length();
	}

	private boolean take(char c) {
		if (position >= text.length() || text.charAt(position) != c)
			return false;
		position++;
		return true;
	}

	private boolean isWord(String word) {
		int end = position + word.length();
		return text.startsWith(word, position) && (end == text.length() || ends(text.charAt(end), false));
	}

	private boolean takeWord(String word) {
		if (atEnd() || !isWord(word))
			return false;
		position += word.length();
		atEnd();
		return true;
	}
}
