// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.ArrayDeque;
import java.util.List;

/** The newest samples of one object. Not thread-safe. */
final class Course<T> {
	private final int longest;
	private final ArrayDeque<T> samples = new ArrayDeque<>();

	/** @param longest how many are kept */
	Course(int longest) {
		this.longest = longest;
	}

	void add(T sample) {
		if (samples.size() == longest)
			samples.removeFirst();
		samples.addLast(sample);
	}

	/** Null when there is none. */
	T latest() {
		return samples.peekLast();
	}

	/** Oldest first. */
	List<T> all() {
		return List.copyOf(samples);
	}
}
