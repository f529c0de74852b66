// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * The aliases of a {@code libvirt.conf}: {@code uri_aliases = [ "hail=qemu+ssh://root@hail/system", … ]}. Strings have no escapes there,
 * as libvirt itself reads them: they end at the next quote of their kind in the same line, or with three double quotes at the next three.
 * Stateless.
 */
final class LibvirtConfiguration {
	/** What libvirt allows in the name of an alias. */
	private static final String ALIAS = "[A-Za-z0-9_-]+"; //$NON-NLS-1$
	private static final String TRIPLE = "\"\"\""; //$NON-NLS-1$

	private record Text(String value, int line, int column) {
	}

	/** What is wrong at the place where the reader stands. */
	private static final class SyntaxException extends Exception {
		private static final long serialVersionUID = 1L;

		SyntaxException(String message) {
			super(message);
		}
	}

	private final String text;
	private final String place;
	private int at;
	private final List<HostEntry> entries = new ArrayList<>();
	private final List<String> problems = new ArrayList<>();

	private LibvirtConfiguration(String text, String place) {
		this.text = text;
		this.place = place;
	}

	/** @param place what a person knows the text by */
	static HostList parse(String text, String place) {
		LibvirtConfiguration reader = new LibvirtConfiguration(text, place);
		reader.read();
		return new HostList(place, reader.entries, reader.problems);
	}

	private void read() {
		while (skipBlanks(true)) {
			int begin = at;
			try {
				setting();
			} catch (SyntaxException e) {
				problems.add(problem(at, e.getMessage()));
				if (at == begin)
					at++;
				skipLine();
			}
		}
	}

	private void setting() throws SyntaxException {
		int begin = at;
		while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '.'))
			at++;
		if (at == begin)
			throw new SyntaxException(Messages.LibvirtConf_settingExpected);
		String name = text.substring(begin, at);
		skipBlanks(false);
		if (!is('='))
			throw new SyntaxException(Messages.bind(Messages.LibvirtConf_equalsExpected, name));
		at++;
		skipBlanks(false);
		List<Text> values = value();
		if (name.equals("uri_aliases")) //$NON-NLS-1$
			values.forEach(this::alias);
		else if (name.equals("uri_default")) //$NON-NLS-1$
			values.stream().filter(value -> value.value().contains(":/")) //$NON-NLS-1$
					.forEach(value -> entries.add(HostEntry.of(value.line(), value.value(), "", true))); //$NON-NLS-1$
	}

	private List<Text> value() throws SyntaxException {
		if (is('['))
			return list();
		if (is('"') || is('\''))
			return List.of(string());
		skipLine(); // a number
		return List.of();
	}

	/** A mistake costs its line: the other elements are good all the same. */
	private List<Text> list() {
		List<Text> values = new ArrayList<>();
		int begin = at++;
		while (skipBlanks(true) && !is(']')) {
			if (is(',')) {
				at++;
				continue;
			}
			try {
				values.add(string());
			} catch (SyntaxException e) {
				problems.add(problem(at, e.getMessage()));
				skipLine();
			}
		}
		if (is(']'))
			at++;
		else
			problems.add(problem(begin, Messages.LibvirtConf_listUnclosed));
		return values;
	}

	private Text string() throws SyntaxException {
		if (!is('"') && !is('\''))
			throw new SyntaxException(Messages.LibvirtConf_stringExpected);
		int begin = at;
		boolean triple = text.startsWith(TRIPLE, at);
		String quote = triple ? TRIPLE : text.substring(at, at + 1);
		int end = text.indexOf(quote, at + quote.length());
		int lineEnd = text.indexOf('\n', at);
		if (end < 0 || !triple && lineEnd >= 0 && end > lineEnd)
			throw new SyntaxException(Messages.LibvirtConf_stringUnclosed);
		at = end + quote.length();
		return new Text(text.substring(begin + quote.length(), end), lineOf(begin), columnOf(begin));
	}

	private void alias(Text value) {
		int equals = value.value().indexOf('=');
		String name = equals < 0 ? "" : value.value().substring(0, equals).strip(); //$NON-NLS-1$
		if (equals < 0 || !name.matches(ALIAS))
			problems.add(Messages.bind(Messages.LibvirtConf_malformed,
					new Object[] { place, value.line(), value.column(), equals < 0 ? Messages.LibvirtConf_aliasExpected : Messages.LibvirtConf_aliasName }));
		else
			entries.add(HostEntry.of(value.line(), value.value().substring(equals + 1), name, true));
	}

	private boolean is(char expected) {
		return at < text.length() && text.charAt(at) == expected;
	}

	/** Also comments. @return whether anything is left */
	private boolean skipBlanks(boolean lines) {
		while (at < text.length()) {
			char here = text.charAt(at);
			if (here == '#')
				skipLine();
			else if (here == ' ' || here == '\t' || here == '\r' || lines && here == '\n')
				at++;
			else
				return true;
		}
		return false;
	}

	private void skipLine() {
		int end = text.indexOf('\n', at);
		at = end < 0 ? text.length() : end;
	}

	private String problem(int offset, String words) {
		return Messages.bind(Messages.LibvirtConf_malformed, new Object[] { place, lineOf(offset), columnOf(offset), words });
	}

	private int lineOf(int offset) {
		return 1 + (int) text.substring(0, Math.min(offset, text.length())).chars().filter(character -> character == '\n').count();
	}

	private int columnOf(int offset) {
		return offset - text.lastIndexOf('\n', offset - 1);
	}
}
