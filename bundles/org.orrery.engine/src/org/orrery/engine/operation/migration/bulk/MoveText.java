// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/** Moves as task records hold them: one line per VM; the hosts are the subjects of the task. */
final class MoveText {
	private static final String MOVES = "moves"; //$NON-NLS-1$
	private static final int PARTS = 4;

	private MoveText() {
	}

	/** Names by host, in the order in which the moves name them. */
	static Map<ObjectRef, String> hosts(List<BulkMove> moves) {
		Map<ObjectRef, String> hosts = new LinkedHashMap<>();
		for (BulkMove move : moves) {
			hosts.put(move.source(), move.sourceName());
			hosts.put(move.target(), move.targetName());
		}
		return hosts;
	}

	static void write(List<BulkMove> moves, Map<String, String> parameters) {
		StringBuilder text = new StringBuilder();
		for (BulkMove move : moves)
			text.append(String.join(" ", move.vm().id(), move.vm().connection(), move.target().connection(), move.vmName())).append('\n'); //$NON-NLS-1$
		parameters.put(MOVES, text.toString().stripTrailing());
	}

	/** @throws IllegalArgumentException naming the line that is none */
	static List<BulkMove> read(TaskRecord recorded) {
		Map<String, String> names = new HashMap<>();
		for (int i = 0; i < Math.min(recorded.subjects().size(), recorded.subjectNames().size()); i++)
			names.put(recorded.subjects().get(i).connection(), recorded.subjectNames().get(i));
		List<BulkMove> moves = new ArrayList<>();
		for (String line : recorded.parameters().getOrDefault(MOVES, "").lines().toList()) { //$NON-NLS-1$
			String[] parts = line.split(" ", PARTS); //$NON-NLS-1$
			if (parts.length < PARTS)
				throw new IllegalArgumentException(MOVES + ": " + line); //$NON-NLS-1$
			moves.add(new BulkMove(ObjectRef.vm(parts[1], parts[0]), ObjectRef.host(parts[2]), parts[PARTS - 1],
					names.getOrDefault(parts[1], parts[1]), names.getOrDefault(parts[2], parts[2])));
		}
		return moves;
	}
}
