// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.Locale;

/** What is searched for. @param text lower case; empty: nothing, everything shows as usual */
public record SearchMatches(String text) {
	public static final SearchMatches NONE = new SearchMatches(""); //$NON-NLS-1$

	public static SearchMatches of(String typed) {
		return typed == null || typed.isBlank() ? NONE : new SearchMatches(typed.strip().toLowerCase(Locale.ROOT));
	}

	public boolean isActive() {
		return !text.isEmpty();
	}

	/** @param words name and other words of an object */
	public boolean matches(String words) {
		return isActive() && words.toLowerCase(Locale.ROOT).contains(text);
	}
}
