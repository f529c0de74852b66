// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;

/** Strings and arrays of strings in the text form of GVariant, as {@code gsettings get} and {@code dconf dump} print them. */
final class GVariantText {
	private static final String SIMPLE = "abfnrtv\\'\""; //$NON-NLS-1$
	private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\'\""; //$NON-NLS-1$

	private final String text;
	private int at;

	private GVariantText(String text) {
		this.text = text;
	}

	/** {@code ['a', "b"]}, {@code @as []}. @throws ParseException with the offset of what is wrong, from 0 */
	static List<String> strings(String text) throws ParseException {
		GVariantText parser = new GVariantText(text);
		List<String> strings = parser.array();
		parser.end();
		return strings;
	}

	/** {@code 'a'}. */
	static String string(String text) throws ParseException {
		GVariantText parser = new GVariantText(text);
		parser.blanks();
		String string = parser.quoted();
		parser.end();
		return string;
	}

	private List<String> array() throws ParseException {
		blanks();
		if (text.startsWith("@as", at)) //$NON-NLS-1$
			at += 3;
		blanks();
		expect('[');
		List<String> strings = new ArrayList<>();
		blanks();
		while (!is(']')) {
			if (!strings.isEmpty()) {
				expect(',');
				blanks();
			}
			strings.add(quoted());
			blanks();
		}
		at++;
		return strings;
	}

	private String quoted() throws ParseException {
		if (!is('\'') && !is('"'))
			throw wrong(Messages.GVariant_stringExpected);
		char quote = text.charAt(at);
		int begin = at++;
		StringBuilder string = new StringBuilder();
		while (!is(quote)) {
			if (at >= text.length())
				throw new ParseException(Messages.GVariant_unclosed, begin);
			char character = text.charAt(at++);
			if (character == '\\')
				escape(string);
			else
				string.append(character);
		}
		at++;
		return string.toString();
	}

	private void escape(StringBuilder string) throws ParseException {
		if (at >= text.length())
			throw wrong(Messages.GVariant_unclosed);
		char kind = text.charAt(at++);
		int simple = SIMPLE.indexOf(kind);
		if (simple >= 0)
			string.append(MEANT.charAt(simple));
		else if (kind == 'u' || kind == 'U')
			string.appendCodePoint(codePoint(kind == 'u' ? 4 : 8));
		else if (kind != '\n') // which only goes on in the next line
			string.append(kind);
	}

	private int codePoint(int digits) throws ParseException {
		try {
			int code = Integer.parseUnsignedInt(text.substring(at, Math.min(text.length(), at + digits)), 16);
			if (at + digits > text.length() || !Character.isValidCodePoint(code))
				throw wrong(Messages.GVariant_badCharacter);
			at += digits;
			return code;
		} catch (NumberFormatException e) {
			throw wrong(Messages.GVariant_badCharacter);
		}
	}

	private void blanks() {
		while (at < text.length() && Character.isWhitespace(text.charAt(at)))
			at++;
	}

	private boolean is(char expected) {
		return at < text.length() && text.charAt(at) == expected;
	}

	private void expect(char expected) throws ParseException {
		if (!is(expected))
			throw wrong(Messages.bind(Messages.GVariant_expected, expected));
		at++;
	}

	private void end() throws ParseException {
		blanks();
		if (at < text.length())
			throw wrong(Messages.GVariant_more);
	}

	private ParseException wrong(String words) {
		return new ParseException(words, at);
	}
}
