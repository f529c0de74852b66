// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.orrery.ui.NaturalOrder;

class NaturalOrderTest {
	private static final List<String> SORTED = List.of("", "1", "02", "2", "10", "99999999999999999999", "a", "H2", "h10", "web", "web-1", "web-2", "web-2b",
			"web-10", "web-10-1", "web-100");

	@Test
	void countsAsPeopleDo() {
		List<String> mixed = new ArrayList<>(SORTED);
		for (int seed = 0; seed < 50; seed++) {
			Collections.shuffle(mixed, new Random(seed));
			mixed.sort(NaturalOrder.INSTANCE);
			assertEquals(SORTED, mixed);
		}
	}

	@Test
	void isATotalOrder() {
		for (String a : List.of("vm1", "VM1", "vm01", "vm-1", "1", "01", ""))
			for (String b : List.of("vm1", "VM1", "vm01", "vm-1", "1", "01", ""))
				if (a.equals(b))
					assertEquals(0, NaturalOrder.INSTANCE.compare(a, b));
				else {
					assertNotEquals(0, NaturalOrder.INSTANCE.compare(a, b), a + " and " + b);
					assertEquals(Integer.signum(NaturalOrder.INSTANCE.compare(a, b)), -Integer.signum(NaturalOrder.INSTANCE.compare(b, a)));
				}
	}
}
