// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** A course for each object of a kind. Not thread-safe. */
final class Courses<K> {
	private final int width;
	private final long keptMillis;
	private final Map<K, Course> courses = new HashMap<>();

	Courses(int width, long keptMillis) {
		this.width = width;
		this.keptMillis = keptMillis;
	}

	void add(K object, long millis, float[] row, long periodMillis) {
		courses.computeIfAbsent(object, any -> new Course(width, keptMillis)).add(millis, row, periodMillis);
	}

	/** Null when there is none. */
	Course of(K object) {
		return courses.get(object);
	}

	/** The newest row as long as it says something about now. */
	<T> Optional<T> latest(K object, long nowMillis, BiFunction<Course, Integer, T> reading) {
		Course course = courses.get(object);
		return course == null || !course.isFresh(nowMillis) ? Optional.empty() : Optional.of(reading.apply(course, course.size() - 1));
	}

	/** Oldest first. */
	<T> List<T> all(K object, BiFunction<Course, Integer, T> reading) {
		Course course = courses.get(object);
		List<T> all = new ArrayList<>();
		for (int i = 0; course != null && i < course.size(); i++)
			all.add(reading.apply(course, i));
		return all;
	}

	/** Those that were measured after that time. */
	void since(long millis, Consumer<K> sink) {
		courses.forEach((object, course) -> {
			if (course.size() > 0 && course.latestMillis() > millis)
				sink.accept(object);
		});
	}

	/** What has not been measured for as long as courses are kept. */
	void forgetOld(long nowMillis) {
		courses.values().removeIf(course -> course.latestMillis() < nowMillis - keptMillis);
	}
}
