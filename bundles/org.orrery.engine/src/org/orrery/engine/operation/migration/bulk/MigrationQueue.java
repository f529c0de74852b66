// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who may begin now. A later move overtakes an earlier one only where it takes neither a place nor memory for which the earlier one waits, so
 * that the order that makes room holds. Asks nobody; for one thread.
 */
final class MigrationQueue {
	private BulkLimits limits;
	private final FreeMemory free;
	private final List<QueuedMove> waiting;
	private final List<QueuedMove> running = new ArrayList<>();
	private final Map<String, Integer> load = new HashMap<>();

	/** @param order as {@link RoomFirstOrder} gives it */
	MigrationQueue(List<QueuedMove> order, BulkLimits limits, FreeMemory free) {
		this.limits = limits;
		this.free = free.copy();
		waiting = new ArrayList<>(order);
	}

	/** For what begins from now on. */
	void limit(BulkLimits newLimits) {
		limits = newLimits;
	}

	List<QueuedMove> waiting() {
		return List.copyOf(waiting);
	}

	List<QueuedMove> running() {
		return List.copyOf(running);
	}

	/**
	 * Takes the next move that may begin; {@link #ended} gives its places back. When nothing runs the first one always may: its own check has
	 * the last word.
	 *
	 * @param due whether its time has come
	 */
	Optional<QueuedMove> begin(Predicate<QueuedMove> due) {
		Map<String, Long> reserved = new HashMap<>();
		for (QueuedMove move : waiting) {
			long before = reserved.getOrDefault(move.to(), 0L);
			boolean room = running.isEmpty() || free.holds(move.to(), move.memory() + before);
			if (due.test(move) && room && hasPlaces(move)) {
				start(move);
				return Optional.of(move);
			}
			reserved.merge(move.to(), move.memory(), Long::sum);
		}
		return Optional.empty();
	}

	private void start(QueuedMove move) {
		waiting.remove(move);
		running.add(move);
		free.take(move.to(), move.memory());
		places(move).forEach((place, weight) -> load.merge(place, weight, Integer::sum));
	}

	private boolean hasPlaces(QueuedMove move) {
		return places(move).entrySet().stream().allMatch(place -> {
			int used = load.getOrDefault(place.getKey(), 0);
			return used == 0 || used + place.getValue() <= limit(place.getKey());
		});
	}

	private Map<String, Integer> places(QueuedMove move) {
		int weight = move.copies() ? limits.copyWeight() : 1;
		Map<String, Integer> places = new HashMap<>();
		places.put("host " + move.from(), weight); //$NON-NLS-1$
		places.put("host " + move.to(), weight); //$NON-NLS-1$
		places.put("link " + move.from() + ' ' + move.to(), weight); //$NON-NLS-1$
		move.datastores().forEach(datastore -> places.put("datastore " + datastore, 1)); //$NON-NLS-1$
		return places;
	}

	private int limit(String place) {
		return place.startsWith("host ") ? limits.perHost() : place.startsWith("link ") ? limits.perLink() : limits.perDatastore(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @param moved whether its memory is on the target now */
	void ended(QueuedMove move, boolean moved) {
		running.remove(move);
		free.giveBack(moved ? move.from() : move.to(), move.memory());
		places(move).forEach((place, weight) -> load.merge(place, -weight, Integer::sum));
	}

	/** After it ended without having moved: once more, behind the others. */
	void again(QueuedMove move) {
		waiting.add(move);
	}
}
