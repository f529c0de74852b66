// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

/** How a word is painted on a terminal. Colour only repeats what the word says. */
enum Style {
	PLAIN(""), HEADING("1"), DIM("2"), GOOD("32"), WARNING("33"), BAD("31"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$

	private static final String ESCAPE = "\u001b["; //$NON-NLS-1$
	private final String code;

	Style(String code) {
		this.code = code;
	}

	String paint(String text, boolean coloured) {
		return coloured && this != PLAIN && !text.isEmpty() ? ESCAPE + code + 'm' + text + ESCAPE + "0m" : text; //$NON-NLS-1$
	}
}
