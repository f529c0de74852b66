// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.engine.operation.migration.bulk.Placement.Candidate;
import org.orrery.engine.operation.migration.bulk.Placement.Fit;
import org.orrery.engine.operation.migration.bulk.Placement.Guest;
import org.orrery.model.ObjectRef;

class PlacementTest {
	private static final long GIB = 1L << 30;
	private static final Placement.Judge ANYWHERE = (guest, candidate) -> new Fit("", false);

	private static Guest guest(int number, long memory) {
		return new Guest(ObjectRef.vm("old", new UUID(0, number)), "vm" + number, "old", memory);
	}

	private static Candidate host(String name, long free) {
		return new Candidate(ObjectRef.host(name), name, free);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void noHostGetsMoreThanItHasAndNobodyIsLeftOutWhereThereIsRoom(long seed) {
		Random random = new Random(seed);
		List<Candidate> hosts = IntStream.range(0, 2 + random.nextInt(6)).mapToObj(i -> host("h" + i, random.nextInt(64) * GIB)).toList();
		List<Guest> guests = IntStream.range(0, random.nextInt(60)).mapToObj(i -> guest(i, (1 + random.nextInt(8)) * GIB)).toList();
		Placement.Result result = Placement.plan(guests, hosts, ANYWHERE);

		Map<String, Long> used = new HashMap<>();
		Map<String, Long> memory = new HashMap<>();
		guests.forEach(guest -> memory.put(guest.name(), guest.memory()));
		result.moves().forEach(move -> used.merge(move.targetName(), memory.get(move.vmName()), Long::sum));
		for (Candidate host : hosts)
			assertTrue(used.getOrDefault(host.name(), 0L) <= host.free(), host + " gets " + used.get(host.name()));
		assertEquals(guests.size(), result.moves().size() + result.unplaced().size());
		for (Placement.Unplaced left : result.unplaced()) {
			assertEquals(hosts.size(), left.reasons().size(), "each host says why");
			for (Candidate host : hosts)
				assertTrue(host.free() - used.getOrDefault(host.name(), 0L) < left.guest().memory(), left.guest() + " would fit on " + host);
		}
	}

	@Test
	void theOrderOfTheQuestionDoesNotMatter() {
		List<Guest> guests = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> guest(i, (1 + i % 5) * GIB)).toList());
		List<Candidate> hosts = new ArrayList<>(List.of(host("a", 50 * GIB), host("b", 50 * GIB), host("c", 40 * GIB)));
		Placement.Result one = Placement.plan(guests, hosts, ANYWHERE);
		Collections.shuffle(guests, new Random(7));
		Collections.shuffle(hosts, new Random(8));
		assertEquals(one, Placement.plan(guests, hosts, ANYWHERE));
	}

	@Test
	void aHostWithoutCopyIsPreferredAndARefusalIsNamed() {
		Placement.Judge judge = (guest, host) -> switch (host.name()) {
		case "refuses" -> new Fit("CPU too old", false);
		case "copies" -> new Fit("", true);
		default -> new Fit("", false);
		};
		List<Candidate> hosts = List.of(host("refuses", 90 * GIB), host("copies", 50 * GIB), host("shares", 10 * GIB));
		assertEquals("shares", Placement.plan(List.of(guest(1, GIB)), hosts, judge).moves().get(0).targetName());
		assertEquals("copies", Placement.plan(List.of(guest(1, 20 * GIB)), hosts, judge).moves().get(0).targetName());
		Placement.Unplaced left = Placement.plan(List.of(guest(1, 60 * GIB)), hosts, judge).unplaced().get(0);
		assertEquals("CPU too old", left.reasons().get("refuses"));
		assertTrue(left.reasons().get("copies").contains("50.0 GiB") && left.reasons().get("copies").contains("60.0 GiB"), left.reasons().toString());
	}

	@Test
	void aThousandVmsAreAskedForFewPairs() {
		AtomicInteger asked = new AtomicInteger();
		List<Guest> guests = IntStream.range(0, 1000).mapToObj(i -> guest(i, (1 + i % 7) * GIB)).toList();
		List<Candidate> hosts = IntStream.range(0, 50).mapToObj(i -> host("h" + i, 200 * GIB)).toList();
		Placement.Result result = Placement.plan(guests, hosts, (guest, host) -> {
			asked.incrementAndGet();
			return new Fit("", false);
		});
		assertEquals(1000, result.moves().size());
		assertEquals(1000, asked.get(), "each VM is judged for the host that gets it only");
	}
}
