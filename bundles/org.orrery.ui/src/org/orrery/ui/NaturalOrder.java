// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui;

import java.util.Comparator;

/**
 * Names as people count: web-2 before web-10, whatever their case. A total order: names that differ never compare equal. Makes no objects:
 * thousands of names are compared while a person waits.
 */
public final class NaturalOrder implements Comparator<String> {
	public static final NaturalOrder INSTANCE = new NaturalOrder();

	private NaturalOrder() {
	}

	@Override
	public int compare(String a, String b) {
		int i = 0;
		int j = 0;
		while (i < a.length() && j < b.length()) {
			int order;
			if (isDigit(a.charAt(i)) && isDigit(b.charAt(j))) {
				int endA = endOfNumber(a, i);
				int endB = endOfNumber(b, j);
				order = compareNumbers(a, i, endA, b, j, endB);
				i = endA;
				j = endB;
			} else {
				order = Integer.compare(Character.toLowerCase(a.charAt(i++)), Character.toLowerCase(b.charAt(j++)));
			}
			if (order != 0)
				return order;
		}
		int order = Integer.compare(a.length() - i, b.length() - j);
		return order != 0 ? order : a.compareTo(b);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static int endOfNumber(String text, int start) {
		int end = start;
		while (end < text.length() && isDigit(text.charAt(end)))
			end++;
		return end;
	}

	private static int compareNumbers(String a, int startA, int endA, String b, int startB, int endB) {
		int i = startA;
		int j = startB;
		while (i < endA && a.charAt(i) == '0')
			i++;
		while (j < endB && b.charAt(j) == '0')
			j++;
		int order = Integer.compare(endA - i, endB - j);
		for (; order == 0 && i < endA; i++, j++)
			order = Character.compare(a.charAt(i), b.charAt(j));
		return order;
	}
}
