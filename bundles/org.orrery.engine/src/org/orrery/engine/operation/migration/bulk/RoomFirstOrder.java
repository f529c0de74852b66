// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The order in which moves fit, one after the other, without ever filling a host beyond its memory: those that make room where another one
 * waits for it come first. Deterministic; asks nobody.
 *
 * @param moves  in order
 * @param stuck  those that fit at no time; @param left what each target then has left
 */
record RoomFirstOrder(List<QueuedMove> moves, List<QueuedMove> stuck, FreeMemory left) {
	static RoomFirstOrder of(List<QueuedMove> wanted, FreeMemory free) {
		FreeMemory left = free.copy();
		List<QueuedMove> pending = new ArrayList<>(wanted);
		List<QueuedMove> ordered = new ArrayList<>(wanted.size());
		while (!pending.isEmpty()) {
			QueuedMove next = next(pending, left);
			if (next == null)
				break;
			pending.remove(next);
			ordered.add(next);
			left.take(next.to(), next.memory());
			left.giveBack(next.from(), next.memory());
		}
		return new RoomFirstOrder(List.copyOf(ordered), List.copyOf(pending), left);
	}

	/** The first that fits and leaves a host for which another waits; else the first that fits. */
	private static QueuedMove next(List<QueuedMove> pending, FreeMemory left) {
		Set<String> crowded = new HashSet<>();
		for (QueuedMove move : pending) {
			if (!left.holds(move.to(), move.memory()))
				crowded.add(move.to());
		}
		QueuedMove first = null;
		for (QueuedMove move : pending) {
			if (!left.holds(move.to(), move.memory()))
				continue;
			if (crowded.isEmpty() || crowded.contains(move.from()) && !crowded.contains(move.to()))
				return move;
			if (first == null)
				first = move;
		}
		return first;
	}
}
