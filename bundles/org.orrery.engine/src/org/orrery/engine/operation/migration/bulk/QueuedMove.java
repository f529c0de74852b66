// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.List;

import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationOptions;

/**
 * A move and what it costs. Immutable.
 *
 * @param memory     bytes that the target must have free; 0 for a VM that is off
 * @param datastores that a copy of disks reads or writes, by any stable id; empty when storage is shared
 * @param options    of this VM: of the names that were mapped, those that it uses
 */
record QueuedMove(BulkMove move, long memory, List<String> datastores, MigrationOptions options) {
	QueuedMove {
		datastores = List.copyOf(datastores);
	}

	static QueuedMove of(BulkMove move, MigrationFacts facts) {
		List<String> datastores = facts.storage().ofKind(DiskPlacement.Kind.COPY).stream()
				.flatMap(disk -> java.util.stream.Stream.of(
						disk.sourcePool() == null ? disk.path() : move.source().connection() + '/' + disk.sourcePool().uuid(),
						disk.targetPool() == null ? disk.path() : move.target().connection() + '/' + disk.targetPool().uuid()))
				.distinct().toList();
		return new QueuedMove(move, facts.memoryToMove(), datastores, facts.options());
	}

	MigrateOperation migration() {
		return BulkMigrateOperation.migration(move, options);
	}

	boolean copies() {
		return !datastores.isEmpty();
	}

	String from() {
		return move.source().connection();
	}

	String to() {
		return move.target().connection();
	}
}
