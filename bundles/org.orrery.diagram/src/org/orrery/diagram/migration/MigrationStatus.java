// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.List;
import java.util.Optional;

import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/** What the edit parts need to know of migrations. UI thread. */
public interface MigrationStatus {
	/** No migrations at all: for exports without an engine. */
	MigrationStatus NONE = new MigrationStatus() {
		@Override
		public Optional<TaskRecord> of(ObjectRef vm) {
			return Optional.empty();
		}

		@Override
		public Optional<TaskRecord> failureOf(ObjectRef vm) {
			return Optional.empty();
		}

		@Override
		public List<TaskRecord> into(ObjectRef host) {
			return List.of();
		}

		@Override
		public void cancel(TaskRecord task) {
			// there is none
		}

		@Override
		public void acknowledge(TaskRecord task) {
			// there is none
		}
	};

	/** The migration that moves the VM away from where it is shown, until the fleet shows it at its target. */
	Optional<TaskRecord> of(ObjectRef vm);

	/** The newest migration of the VM when it failed and nobody has acknowledged that. */
	Optional<TaskRecord> failureOf(ObjectRef vm);

	/** Migrations under way to a host. */
	List<TaskRecord> into(ObjectRef host);

	/** Returns at once; the abort happens on a thread of the engine. */
	void cancel(TaskRecord task);

	void acknowledge(TaskRecord task);
}
