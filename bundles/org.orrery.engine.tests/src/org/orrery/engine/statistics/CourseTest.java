// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The ring of the newest figures. */
class CourseTest {
	private static final long KEPT = 600_000;
	private final Course course = new Course(2, KEPT);

	private void add(long second, float figure) {
		course.add(second * 1000, new float[] { figure, -figure }, 1000);
	}

	@Test
	void tenMinutesAreKeptAtAnyPace() {
		for (int second = 0; second <= 5000; second++)
			add(second, second);
		assertEquals(601, course.size());
		assertEquals(4400, course.figure(0, 0));
		assertEquals(-5000, course.figure(600, 1));
		assertEquals(4_400_000, course.millis(0));
		for (int second = 5030; second <= 9000; second += 30)
			add(second, second);
		assertEquals(21, course.size());
		assertEquals(8390, course.figure(0, 0));
		assertTrue(course.capacity() < 100, "it takes the room of " + course.capacity() + " rows");
	}

	@Test
	void aClockThatWasSetBackBeginsTheCourseAnew() {
		add(5000, 1);
		add(100, 2);
		add(101, 3);
		assertEquals(2, course.size());
		assertEquals(2, course.figure(0, 0));
	}

	@Test
	void whatIsOldIsNotFresh() {
		assertFalse(course.isFresh(0));
		add(100, 1);
		assertTrue(course.isFresh(103_000));
		assertFalse(course.isFresh(103_001));
	}

	@Test
	void theMeanIsOfWhatIsKnown() {
		add(1, 1);
		add(2, Float.NaN);
		add(3, 3);
		add(4, 5);
		assertEquals(3, course.mean(0, 0));
		assertEquals(4, course.mean(0, 1000));
		assertTrue(Float.isNaN(course.mean(0, 4000)));
		assertEquals(2, course.indexFrom(2500));
	}
}
