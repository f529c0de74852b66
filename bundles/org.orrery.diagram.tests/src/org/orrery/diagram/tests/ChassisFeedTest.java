// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.orrery.diagram.network.chassis.Chassis;
import org.orrery.diagram.network.chassis.ChassisFeed;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.chassis.ChassisWatch;
import org.orrery.fabric.chassis.Module.State;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;

class ChassisFeedTest {
	private static final long LONGEST_MILLIS = 60_000;

	private final AtomicReference<List<DistributedSwitch>> applied = new AtomicReference<>(List.of());
	private final AtomicInteger begun = new AtomicInteger();
	/** Stands still: what is since when is told by the number of the state, not by a clock. */
	private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
	private final ChassisFeed feed = new ChassisFeed(applied::get, (drawn, changed) -> {
		begun.incrementAndGet();
		return new ChassisWatch(drawn, host -> {
			throw new FabricException(Code.UNREACHABLE, "asking", "nobody is there");
		}, Optional.empty(), changed).start();
	}, clock::get);

	@AfterEach
	void close() {
		feed.close();
	}

	private static DistributedSwitch drawn(int members) {
		List<Member> some = java.util.stream.IntStream.range(0, members).mapToObj(i -> new Member(3 + i, new UUID(1, i), "h" + i, "", List.of())).toList();
		return new DistributedSwitch(new UUID(7, 1), "dvs0", 7, 1500, some, List.of(), List.of(), List.of(), List.of());
	}

	private static void await(String what, BooleanSupplier condition) throws InterruptedException {
		long end = System.currentTimeMillis() + LONGEST_MILLIS;
		while (!condition.getAsBoolean()) {
			if (System.currentTimeMillis() > end)
				fail("Waited in vain for: " + what);
			Thread.sleep(20);
		}
	}

	private boolean all(State state) {
		return !feed.chassis().isEmpty() && feed.chassis().get(0).seats().stream().allMatch(seat -> seat.module().state() == state);
	}

	@Test
	void whoIsSilentIsRemovedAndItIsKnownSinceWhen() throws Exception {
		applied.set(List.of(drawn(2)));
		feed.start();
		await("two slots", () -> all(State.UNKNOWN) && feed.chassis().get(0).seats().size() == 2);
		assertEquals(Instant.EPOCH, feed.chassis().get(0).seats().get(0).since());
		clock.set(Instant.EPOCH.plusSeconds(8));
		await("both to be removed", () -> all(State.REMOVED));
		Chassis now = feed.chassis().get(0);
		assertEquals(0, now.present());
		assertEquals(2, now.hosts());
		assertEquals(clock.get(), now.seats().get(1).since());
		assertTrue(now.seats().get(1).module().reason().contains("nobody is there"));
	}

	@Test
	void aSwitchThatIsAppliedAgainIsWatchedOnAndOneThatIsGoneIsNot() throws Exception {
		applied.set(List.of(drawn(1)));
		feed.start();
		await("one slot", () -> !feed.chassis().isEmpty() && feed.chassis().get(0).seats().size() == 1);
		applied.set(List.of(drawn(3)));
		await("three slots", () -> feed.chassis().get(0).seats().size() == 3);
		assertEquals(1, begun.get(), "who stays is not asked from the beginning");
		applied.set(List.of());
		await("nothing", () -> feed.chassis().isEmpty());
	}
}
