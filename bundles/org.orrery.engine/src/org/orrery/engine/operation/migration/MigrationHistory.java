// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.forecast.LinkSpeed;
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
		return ofMillis(median(source, target, task -> figure(task, MigrationFigures.DOWNTIME)));
	}

	/** What the link carried of migrations that were not limited; null when nothing is known between these two hosts. */
	LinkSpeed link(ObjectRef source, ObjectRef target) {
		List<TaskRecord> between = between(source, target).stream().filter(task -> !MigrationParameters.limitsBandwidth(task.parameters()))
				.filter(task -> figure(task, MigrationFigures.RATE).isPresent()).limit(LATEST).toList();
		OptionalDouble rate = median(between, task -> figure(task, MigrationFigures.RATE));
		return rate.isEmpty() || rate.getAsDouble() < 1 ? null : new LinkSpeed((long) rate.getAsDouble(), LinkSpeed.Origin.MIGRATIONS, between.size());
	}

	/** What a migration takes beside the transfer of its data; null when nothing is known. */
	Duration overhead(ObjectRef source, ObjectRef target) {
		return ofMillis(median(source, target, task -> {
			OptionalDouble total = figure(task, MigrationFigures.TOTAL_TIME);
			OptionalDouble bytes = figure(task, MigrationFigures.TRANSFERRED);
			OptionalDouble rate = figure(task, MigrationFigures.RATE);
			return total.isPresent() && bytes.isPresent() && rate.isPresent() && rate.getAsDouble() > 0
					? OptionalDouble.of(Math.max(0, total.getAsDouble() - 1000 * bytes.getAsDouble() / rate.getAsDouble()))
					: OptionalDouble.empty();
		}));
	}

	/** The usual pause of migrations whose bandwidth was limited, or was not; null when nothing is known. */
	Duration pause(ObjectRef source, ObjectRef target, boolean limited) {
		return ofMillis(median(source, target, task -> MigrationParameters.limitsBandwidth(task.parameters()) == limited
				? figure(task, MigrationFigures.DOWNTIME)
				: OptionalDouble.empty()));
	}

	/** The part of its memory that a VM really had to send, at most 1: pages of zeros cost nothing. Of this VM, else of any. */
	double density(ObjectRef vm) {
		Measure part = task -> {
			OptionalDouble bytes = figure(task, MigrationFigures.TRANSFERRED);
			OptionalDouble size = figure(task, MigrationFigures.SIZE);
			return bytes.isPresent() && size.isPresent() && size.getAsDouble() > 0
					? OptionalDouble.of(Math.min(1, bytes.getAsDouble() / size.getAsDouble()))
					: OptionalDouble.empty();
		};
		OptionalDouble own = median(finished.stream().filter(task -> task.subjects().stream().anyMatch(subject -> subject.id().equals(vm.id()))).toList(),
				part);
		return (own.isPresent() ? own : median(finished, part)).orElse(1);
	}

	private static OptionalDouble figure(TaskRecord task, String name) {
		return Quantity.parse(task.figures().get(name));
	}

	private static Duration ofMillis(OptionalDouble millis) {
		return millis.isPresent() ? Duration.ofMillis(Math.round(millis.getAsDouble())) : null;
	}

	/** In either direction. */
	private List<TaskRecord> between(ObjectRef source, ObjectRef target) {
		return finished.stream().filter(task -> task.subjects().contains(source) && task.subjects().contains(target)).toList();
	}

	@FunctionalInterface
	private interface Measure {
		OptionalDouble of(TaskRecord task);
	}

	private OptionalDouble median(ObjectRef source, ObjectRef target, Measure measure) {
		OptionalDouble own = median(between(source, target), measure);
		return own.isPresent() ? own : median(finished, measure);
	}

	private static OptionalDouble median(List<TaskRecord> tasks, Measure measure) {
		double[] values = tasks.stream().map(measure::of).filter(OptionalDouble::isPresent).mapToDouble(OptionalDouble::getAsDouble)
				.limit(LATEST).sorted().toArray();
		return values.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(values[values.length / 2]);
	}
}
