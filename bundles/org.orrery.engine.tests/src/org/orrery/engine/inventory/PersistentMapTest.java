// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class PersistentMapTest {
	/** Only two hashes, so that buckets and the deepest level are met. */
	private record Clashing(int number) {
		@Override
		public int hashCode() {
			return number % 2 == 0 ? 7 : 7 | 1 << 31;
		}
	}

	@Test
	void itIsWhatAHashMapIsAfterAnyChanges() {
		Random random = new Random(1);
		Map<Object, Integer> expected = new HashMap<>();
		PersistentMap<Object, Integer> map = PersistentMap.empty();
		for (int i = 0; i < 20_000; i++) {
			int number = random.nextInt(300);
			Object key = number < 20 ? new Clashing(number) : (Object) number;
			if (random.nextInt(3) == 0) {
				expected.remove(key);
				map = map.without(key);
			} else {
				expected.put(key, i);
				map = map.with(key, i);
			}
			if (i % 500 == 0) {
				assertEquals(expected, new HashMap<>(map));
				assertEquals(expected.keySet(), map.keySet());
				assertEquals(expected.size(), map.size());
				assertEquals(map, PersistentMap.copyOf(expected));
			}
		}
		for (Object key : expected.keySet().toArray())
			map = map.without(key);
		assertSame(PersistentMap.empty(), map);
	}

	@Test
	void differencesAreWhatCameWentAndChanged() {
		PersistentMap<UUID, String> before = PersistentMap.empty();
		for (int i = 0; i < 5000; i++)
			before = before.with(new UUID(i, i * 31L), "vm " + i);
		UUID gone = new UUID(17, 17 * 31L);
		UUID changed = new UUID(4000, 4000 * 31L);
		UUID fresh = new UUID(-1, -1);
		PersistentMap<UUID, String> after = before.without(gone).with(changed, "other").with(fresh, "new");
		assertEquals(Set.of(gone, changed, fresh), PersistentMap.differences(before, after));
		assertEquals(Set.of(gone, changed, fresh), PersistentMap.differences(new HashMap<>(before), new HashMap<>(after)));
		assertNotEquals(before, after);
		assertEquals(5000, before.size());
		assertEquals(before, after.with(gone, "vm 17").with(changed, "vm 4000").without(fresh));
	}

	@Test
	void whatIsEqualButMadeApartIsNoDifference() {
		PersistentMap<Object, Integer> one = PersistentMap.empty();
		PersistentMap<Object, Integer> other = PersistentMap.empty();
		for (int i = 0; i < 40; i++) {
			one = one.with(new Clashing(i), i);
			other = other.with(new Clashing(39 - i), 39 - i);
		}
		// left with other inner parts than one that never had it
		other = other.with("guest", 1).without("guest");
		assertEquals(one, other);
		assertEquals(Set.of(), PersistentMap.differences(one, other));
		assertEquals(one.hashCode(), other.hashCode());
	}

	@Test
	void theSameAgainIsTheSameMap() {
		PersistentMap<String, String> map = PersistentMap.<String, String>empty().with("a", "1");
		assertSame(map, map.with("a", map.get("a")));
		assertSame(map, map.without("b"));
		assertSame(map, PersistentMap.copyOf(map));
		assertThrows(NullPointerException.class, () -> map.with("a", null));
	}
}
