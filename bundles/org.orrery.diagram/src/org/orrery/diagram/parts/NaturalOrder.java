// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.Comparator;

/** Names as people count: web-2 before web-10. A total order: names that differ never compare equal. */
public final class NaturalOrder implements Comparator<String> {
	public static final NaturalOrder INSTANCE = new NaturalOrder();

	private NaturalOrder() {
	}

	@Override
	public int compare(String a, String b) {
		int i = 0;
		int j = 0;
		while (i < a.length() && j < b.length()) {
			int endA = end(a, i);
			int endB = end(b, j);
			int order = compareParts(a.substring(i, endA), b.substring(j, endB));
			if (order != 0)
				return order;
			i = endA;
			j = endB;
		}
		int order = Integer.compare(a.length() - i, b.length() - j);
		return order != 0 ? order : a.compareTo(b);
	}

	private static int compareParts(String a, String b) {
		if (!Character.isDigit(a.charAt(0)) || !Character.isDigit(b.charAt(0)))
			return a.compareToIgnoreCase(b);
		String first = a.replaceFirst("^0+(?=.)", ""); //$NON-NLS-1$ //$NON-NLS-2$
		String second = b.replaceFirst("^0+(?=.)", ""); //$NON-NLS-1$ //$NON-NLS-2$
		return first.length() != second.length() ? Integer.compare(first.length(), second.length()) : first.compareTo(second);
	}

	private static int end(String text, int start) {
		boolean digits = Character.isDigit(text.charAt(start));
		int end = start + 1;
		while (end < text.length() && Character.isDigit(text.charAt(end)) == digits)
			end++;
		return end;
	}
}
