// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

/** A text to look for in others, whatever the case; with * or ? it describes the whole of them. Immutable. */
final class TextPattern {
	private final String wanted;
	private final boolean whole;
	private final boolean glob;

	private TextPattern(String wanted, boolean whole) {
		this.wanted = wanted;
		this.whole = whole;
		glob = wanted.indexOf('*') >= 0 || wanted.indexOf('?') >= 0;
	}

	/** Found anywhere in a text. */
	static TextPattern part(String wanted) {
		return new TextPattern(wanted, false);
	}

	/** The text itself. */
	static TextPattern whole(String wanted) {
		return new TextPattern(wanted, true);
	}

	boolean matches(String text) {
		if (glob)
			return !text.isEmpty() && matchesGlob(text); // "*" asks whether there is anything
		return whole ? text.equalsIgnoreCase(wanted) : contains(text);
	}

	private boolean contains(String text) {
		int last = text.length() - wanted.length();
		if (wanted.isEmpty())
			return true;
		for (int i = 0; i <= last; i++)
			if (same(text.charAt(i), wanted.charAt(0)) && text.regionMatches(true, i, wanted, 0, wanted.length()))
				return true;
		return false;
	}

	/** Goes back to the last star only, so that no pattern takes long: a later star can do what an earlier one could. */
	private boolean matchesGlob(String text) {
		int at = 0;
		int star = -1;
		int retry = 0;
		int i = 0;
		while (i < text.length()) {
			if (at < wanted.length() && wanted.charAt(at) == '*') {
				star = at++;
				retry = i;
			} else if (at < wanted.length() && (wanted.charAt(at) == '?' || same(wanted.charAt(at), text.charAt(i)))) {
				at++;
				i++;
			} else if (star >= 0) {
				at = star + 1;
				i = ++retry;
			} else {
				return false;
			}
		}
		while (at < wanted.length() && wanted.charAt(at) == '*')
			at++;
		return at == wanted.length();
	}

	private static boolean same(char a, char b) {
		return a == b || Character.toLowerCase(Character.toUpperCase(a)) == Character.toLowerCase(Character.toUpperCase(b));
	}
}
