// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.Quantity;
import org.orrery.model.ObjectRef;

/**
 * Which host takes which VM: the largest VMs first, each to the host with most memory left that can take it, counting what the plan itself has
 * put there; a host that needs no copy of disks is preferred. Deterministic; asks nobody.
 */
public final class Placement {
	/** @param memory bytes it needs on its target, 0 when it is off */
	public record Guest(ObjectRef vm, String name, String sourceName, long memory) {
	}

	/** @param free bytes for guests, -1 unknown */
	public record Candidate(ObjectRef host, String name, long free) {
	}

	/** What the rules say of one pair, without regard to memory. @param obstacle empty when the host can take the VM */
	public record Fit(String obstacle, boolean copies) {
	}

	/** Judges a pair; asked only for pairs that matter. */
	@FunctionalInterface
	public interface Judge {
		Fit fit(Guest guest, Candidate candidate);
	}

	/** A VM that fits nowhere, with the reason of each host by its name. */
	public record Unplaced(Guest guest, Map<String, String> reasons) {
	}

	/** @param moves largest first; @param unplaced those that fit nowhere */
	public record Result(List<BulkMove> moves, List<Unplaced> unplaced) {
	}

	private final List<Candidate> candidates;
	private final Judge judge;
	private final FreeMemory free;

	private Placement(List<Candidate> candidates, Judge judge) {
		this.candidates = new ArrayList<>(candidates);
		this.judge = judge;
		Map<String, Long> known = new HashMap<>();
		candidates.forEach(candidate -> known.put(candidate.host().connection(), candidate.free()));
		free = new FreeMemory(known);
	}

	public static Result plan(List<Guest> guests, List<Candidate> candidates, Judge judge) {
		Placement placement = new Placement(candidates, judge);
		List<BulkMove> moves = new ArrayList<>();
		List<Unplaced> unplaced = new ArrayList<>();
		Comparator<Guest> largestFirst = Comparator.comparingLong(Guest::memory).reversed().thenComparing(Guest::name)
				.thenComparing(guest -> guest.vm().toString());
		for (Guest guest : guests.stream().sorted(largestFirst).toList())
			placement.place(guest, moves, unplaced);
		return new Result(List.copyOf(moves), List.copyOf(unplaced));
	}

	private void place(Guest guest, List<BulkMove> moves, List<Unplaced> unplaced) {
		// a host of which nothing is known is the last choice
		candidates.sort(Comparator.comparing((Candidate candidate) -> candidate.free() < 0)
				.thenComparing(candidate -> free.of(candidate.host().connection()), Comparator.reverseOrder()).thenComparing(Candidate::name));
		Map<String, String> reasons = new LinkedHashMap<>();
		Candidate chosen = null;
		for (Candidate candidate : candidates) {
			String host = candidate.host().connection();
			if (!free.holds(host, guest.memory())) {
				reasons.put(candidate.name(), Messages.bind(Messages.Placement_memory, new Object[] { candidate.name(),
						Quantity.bytes(Math.max(0, free.of(host))), guest.name(), Quantity.bytes(guest.memory()) }));
				continue;
			}
			Fit fit = judge.fit(guest, candidate);
			if (!fit.obstacle().isEmpty()) {
				reasons.put(candidate.name(), fit.obstacle());
			} else if (!fit.copies()) {
				chosen = candidate;
				break;
			} else if (chosen == null) {
				chosen = candidate;
			}
		}
		if (chosen == null) {
			unplaced.add(new Unplaced(guest, reasons));
			return;
		}
		free.take(chosen.host().connection(), guest.memory());
		moves.add(new BulkMove(guest.vm(), chosen.host(), guest.name(), guest.sourceName(), chosen.name()));
	}
}
