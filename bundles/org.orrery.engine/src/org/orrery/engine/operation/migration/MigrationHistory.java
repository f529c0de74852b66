// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/**
 * What earlier migrations tell of the next one. Only measured values: the ones between the same two hosts, else of the fleet; nothing when
 * there is none.
 */
final class MigrationHistory {
	private static final int LATEST = 10;

	private final List<TaskRecord> finished;

	MigrationHistory(List<TaskRecord> tasks) {
		finished = tasks.stream().filter(task -> task.operation().equals(MigrateOperation.TYPE) && task.state() == TaskState.SUCCEEDED
				&& task.ended() != null).sorted(Comparator.comparing(TaskRecord::ended).reversed()).toList();
	}

	/** @param bytes to move; null when nothing is known */
	Duration duration(ObjectRef source, ObjectRef target, long bytes) {
		OptionalDouble perByte = median(source, target, task -> {
			OptionalDouble millis = Quantity.parse(task.figures().get(MigrationFigures.TOTAL_TIME));
			OptionalDouble size = Quantity.parse(task.figures().get(MigrationFigures.SIZE));
			return millis.isPresent() && size.isPresent() && size.getAsDouble() > 0
					? OptionalDouble.of(millis.getAsDouble() / size.getAsDouble())
					: OptionalDouble.empty();
		});
		return perByte.isPresent() && bytes > 0 ? Duration.ofMillis(Math.round(perByte.getAsDouble() * bytes)) : null;
	}

	/** Null when nothing is known. */
	Duration downtime(ObjectRef source, ObjectRef target) {
		OptionalDouble millis = median(source, target, task -> Quantity.parse(task.figures().get(MigrationFigures.DOWNTIME)));
		return millis.isPresent() ? Duration.ofMillis(Math.round(millis.getAsDouble())) : null;
	}

	@FunctionalInterface
	private interface Measure {
		OptionalDouble of(TaskRecord task);
	}

	private OptionalDouble median(ObjectRef source, ObjectRef target, Measure measure) {
		List<TaskRecord> between = finished.stream().filter(task -> task.subjects().contains(source) && task.subjects().contains(target)).toList();
		OptionalDouble own = median(between, measure);
		return own.isPresent() ? own : median(finished, measure);
	}

	private static OptionalDouble median(List<TaskRecord> tasks, Measure measure) {
		double[] values = tasks.stream().map(measure::of).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble)
				.limit(LATEST).sorted().toArray();
		return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[values.length / 2]);
	}
}
