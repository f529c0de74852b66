// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

class GatheredChangesTest {
	private final List<Runnable> scheduled = new ArrayList<>();
	private final List<String> looks = new ArrayList<>();

	private GatheredChanges gathering(java.util.function.Consumer<String> look) {
		return new GatheredChanges((delay, task) -> {
			assertTrue(delay.compareTo(Duration.ZERO) > 0);
			scheduled.add(task);
			return new CompletableFuture<Void>() {
			};
		}, Runnable::run, look);
	}

	@Test
	void aThousandChangesOfThreeHostsAreThreeLooks() {
		GatheredChanges changes = gathering(looks::add);
		for (int change = 0; change < 1000; change++)
			changes.add("h" + change % 3);
		assertEquals(1, scheduled.size());
		scheduled.removeFirst().run();
		assertEquals(List.of("h0", "h1", "h2"), looks.stream().sorted().toList());
	}

	@Test
	void whatChangesDuringTheLookIsLookedAtAgain() {
		GatheredChanges[] changes = new GatheredChanges[1];
		changes[0] = gathering(host -> {
			if (looks.isEmpty())
				changes[0].add(host);
			looks.add(host);
		});
		changes[0].add("h1");
		scheduled.removeFirst().run();
		assertEquals(List.of("h1"), looks);
		scheduled.removeFirst().run();
		assertEquals(List.of("h1", "h1"), looks);
		assertTrue(scheduled.isEmpty());
	}
}
