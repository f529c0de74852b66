// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.model.inventory.VmState;

/** A host of many VMs, written one at a time as if there were no time at all: what a person sees in between is true. */
class HostBranchTest {
	private static final int MANY = 40;
	private static final ConnectionDefinition H1 = ConnectionDefinition.of("sim://f/h1", "", "", "");

	private final HostBranch branch = new HostBranch(inventory(Map.of()), connection -> Optional.empty());

	private static HostInventory inventory(Map<UUID, DomainRecord> domains) {
		ConnectionStatus status = new ConnectionStatus(ConnectionState.ACTIVE, Instant.EPOCH, "", "", null, 1, 1);
		return new HostInventory(H1, status, null, null, domains, Map.of(), Map.of(), Map.of(), List.of(), Map.of(), List.of(), List.of(), Instant.EPOCH);
	}

	private static Map<UUID, DomainRecord> many(DomainState state) {
		Map<UUID, DomainRecord> domains = new LinkedHashMap<>();
		IntStream.range(0, MANY).forEach(i -> domains.put(new UUID(7, i), vm(i, state, "")));
		return domains;
	}

	private static DomainRecord vm(int number, DomainState state, String reason) {
		return new DomainRecord(new UUID(7, number), "vm" + number, 1, state, reason, true, false, "qemu", 1, 1, 0, 0, "x86_64", "pc", "", List.of(), "",
				List.of(), List.of(), List.of(), List.of(), DomainRecord.Agent.NOT_CONFIGURED, "", "");
	}

	private void take(Map<UUID, DomainRecord> domains, UUID... hidden) {
		HostInventory next = inventory(domains);
		branch.compare(next);
		branch.write(next, Set.of(hidden), identity -> false);
	}

	/** @return how many VMs stood in the tree after each step */
	private List<Integer> stepToTheEnd() {
		List<Integer> seen = new ArrayList<>();
		while (!branch.isComplete()) {
			branch.writeVms(() -> true);
			seen.add(branch.host().getVms().size());
		}
		return seen;
	}

	private List<VmState> states() {
		return branch.host().getVms().stream().map(VirtualMachine::getState).toList();
	}

	@Test
	void vmsThatCameTogetherAreShownTogether() {
		take(many(DomainState.RUNNING));
		List<Integer> seen = stepToTheEnd();
		assertEquals(MANY, seen.size(), "one at a time");
		assertEquals(MANY, seen.removeLast());
		assertEquals(Set.of(0), Set.copyOf(seen));
	}

	@Test
	void whatChangesWhileTheOthersAreWrittenIsShownAsItIsInTheEnd() {
		take(many(DomainState.RUNNING));
		for (int i = 0; i < MANY / 2; i++)
			branch.writeVms(() -> true);
		Map<UUID, DomainRecord> newer = many(DomainState.SHUT_OFF);
		newer.remove(new UUID(7, 0));
		newer.remove(new UUID(7, MANY - 1));
		take(newer);
		stepToTheEnd();
		assertEquals(MANY - 2, branch.host().getVms().size());
		assertEquals(Set.of(VmState.SHUT_OFF), Set.copyOf(states()));
	}

	@Test
	void vmsThatAreShownChangeOneByOneAndNoneIsMissing() {
		take(many(DomainState.RUNNING));
		stepToTheEnd();
		take(many(DomainState.PAUSED));
		branch.writeVms(() -> true);
		assertFalse(branch.isComplete());
		assertEquals(MANY, branch.host().getVms().size());
		assertEquals(1, states().stream().filter(VmState.PAUSED::equals).count());
		stepToTheEnd();
		assertEquals(Set.of(VmState.PAUSED), Set.copyOf(states()));
	}

	@Test
	void allThatGoAreGoneInTheEnd() {
		take(many(DomainState.RUNNING));
		stepToTheEnd();
		take(Map.of());
		branch.writeVms(() -> true);
		assertEquals(MANY - 1, branch.host().getVms().size());
		stepToTheEnd();
		assertTrue(branch.host().getVms().isEmpty());
	}

	@Test
	void whoMigratesIsHiddenAndShownAtOnceWhateverElseIsDue() {
		UUID moving = new UUID(7, MANY - 1);
		take(many(DomainState.RUNNING));
		stepToTheEnd();
		Map<UUID, DomainRecord> leaving = many(DomainState.PAUSED);
		leaving.put(moving, vm(MANY - 1, DomainState.PAUSED, "migration"));
		take(leaving, moving);
		assertFalse(branch.isComplete());
		assertEquals(MANY - 1, branch.host().getVms().size(), "hidden before the others are written");
		take(leaving);
		assertEquals(MANY, branch.host().getVms().size(), "and back");
		assertFalse(branch.isComplete());
	}
}
