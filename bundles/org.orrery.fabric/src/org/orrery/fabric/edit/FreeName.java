// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.Collection;

/** Finds a name or number that nobody has. */
final class FreeName {
	private FreeName() {
	}

	/** The stem with the lowest number, from the one given on, that makes it new. */
	static String of(String stem, int first, Collection<String> taken) {
		int number = first;
		while (taken.contains(stem + number))
			number++;
		return stem + number;
	}

	static long number(long first, Collection<Long> taken) {
		long number = first;
		while (taken.contains(number))
			number++;
		return number;
	}
}
