// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.model.ObjectRef;

/** The order that makes room, and who may begin. */
class MigrationQueueTest {
	private static QueuedMove move(int number, String from, String to, long memory, String... datastores) {
		return new QueuedMove(new BulkMove(ObjectRef.vm(from, new UUID(0, number)), ObjectRef.host(to), "vm" + number, from, to), memory,
				List.of(datastores), MigrationOptions.defaults());
	}

	private static List<String> begin(MigrationQueue queue) {
		List<String> begun = new ArrayList<>();
		for (Optional<QueuedMove> next = queue.begin(move -> true); next.isPresent(); next = queue.begin(move -> true))
			begun.add(next.get().move().vmName());
		return begun;
	}

	@Test
	void whatMakesRoomGoesFirst() {
		QueuedMove in = move(1, "a", "full", 8);
		QueuedMove other = move(2, "a", "b", 1);
		QueuedMove out = move(3, "full", "b", 8);
		RoomFirstOrder order = RoomFirstOrder.of(List.of(in, other, out), new FreeMemory(Map.of("full", 2L, "b", 20L)));
		assertEquals(List.of(out, in, other), order.moves());
		assertEquals(List.of(), order.stuck());
	}

	@Test
	void twoThatWaitForEachOtherAreNamed() {
		QueuedMove one = move(1, "a", "b", 8);
		QueuedMove other = move(2, "b", "a", 8);
		RoomFirstOrder order = RoomFirstOrder.of(List.of(one, other), new FreeMemory(Map.of("a", 2L, "b", 2L)));
		assertEquals(List.of(), order.moves());
		assertEquals(List.of(one, other), order.stuck());
	}

	/** Whatever ends first, no host is ever filled beyond its memory, and everything gets its turn. */
	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 })
	void noHostIsEverFilledBeyondItsMemory(long seed) {
		Random random = new Random(seed);
		List<String> hosts = List.of("a", "b", "c", "d");
		Map<String, Long> free = new HashMap<>();
		hosts.forEach(host -> free.put(host, 4L + random.nextInt(12)));
		List<QueuedMove> wanted = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			String from = hosts.get(random.nextInt(4));
			String to = hosts.get(random.nextInt(4));
			if (!from.equals(to))
				wanted.add(move(i, from, to, 1 + random.nextInt(5)));
		}
		RoomFirstOrder order = RoomFirstOrder.of(wanted, new FreeMemory(free));
		MigrationQueue queue = new MigrationQueue(order.moves(), BulkLimits.standard().withParallel(1 + random.nextInt(4)), new FreeMemory(free));
		int ended = 0;
		while (!queue.waiting().isEmpty() || !queue.running().isEmpty()) {
			for (Optional<QueuedMove> next = queue.begin(move -> true); next.isPresent(); next = queue.begin(move -> true))
				free.merge(next.get().to(), -next.get().memory(), Long::sum);
			free.forEach((host, left) -> assertTrue(left >= 0, host + " has " + left));
			assertTrue(!queue.running().isEmpty(), "nothing runs while " + queue.waiting() + " wait");
			QueuedMove end = queue.running().get(random.nextInt(queue.running().size()));
			queue.ended(end, true);
			free.merge(end.from(), end.memory(), Long::sum);
			ended++;
		}
		assertEquals(order.moves().size(), ended);
	}

	@Test
	void twoPerHostAndLinkAndOtherHostsDoNotWait() {
		MigrationQueue queue = new MigrationQueue(
				List.of(move(1, "a", "b", 1), move(2, "a", "b", 1), move(3, "a", "c", 1), move(4, "d", "c", 1)), BulkLimits.standard(),
				new FreeMemory(Map.of()));
		assertEquals(List.of("vm1", "vm2", "vm4"), begin(queue));
		queue.ended(queue.running().get(0), true);
		assertEquals(List.of("vm3"), begin(queue));
	}

	@Test
	void aCopyWeighsTwiceAndOneAtATimePerDatastore() {
		MigrationQueue queue = new MigrationQueue(List.of(move(1, "a", "b", 1, "a/disks", "b/disks"), move(2, "a", "c", 1),
				move(3, "e", "d", 1, "nas"), move(4, "f", "g", 1, "nas")), BulkLimits.standard(), new FreeMemory(Map.of()));
		assertEquals(List.of("vm1", "vm3"), begin(queue));
	}

	@Test
	void whatAloneWeighsMoreThanTheLimitRunsAlone() {
		MigrationQueue queue = new MigrationQueue(List.of(move(1, "a", "b", 1, "disks"), move(2, "a", "b", 1)),
				BulkLimits.standard().withParallel(1), new FreeMemory(Map.of()));
		assertEquals(List.of("vm1"), begin(queue));
	}

	@Test
	void memoryOfAMoveThatFailedIsFreeAgain() {
		MigrationQueue queue = new MigrationQueue(List.of(move(1, "a", "b", 8), move(2, "c", "b", 8)), BulkLimits.standard(),
				new FreeMemory(Map.of("b", 10L)));
		assertEquals(List.of("vm1"), begin(queue));
		queue.ended(queue.running().get(0), false);
		assertEquals(List.of("vm2"), begin(queue));
	}
}
