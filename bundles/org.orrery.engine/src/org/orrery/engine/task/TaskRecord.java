// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.orrery.engine.operation.Finding;
import org.orrery.model.ObjectRef;

/**
 * A task as known now. Immutable: every change makes a new one.
 *
 * @param operation    type of the operation, e.g. "vm.migrate"
 * @param subjectNames names of the subjects when the task was made, in their order: they survive the objects
 * @param who          account that asked for it
 * @param fraction     0…1, -1 unknown
 * @param phase        what it is doing now, in words; empty before and after
 * @param figures      measured numbers by name ("rate", "remaining", "dirty rate", "downtime", …), with units
 * @param findings     of the check, kept for refused tasks and warnings
 * @param reason       why it ended as it did; @param remedy what to do; @param detail the hypervisor's own words
 * @param acknowledged a person has seen the failure
 * @param script       what it did as commented shell commands, as planned after the check; empty where it was never planned
 */
public record TaskRecord(String id, String operation, String title, List<ObjectRef> subjects, List<String> subjectNames,
		Map<String, String> parameters, String who, Instant created, Instant started, Instant ended, TaskState state, double fraction,
		String phase, Map<String, String> figures, List<TaskStep> steps, List<Finding> findings, String reason, String remedy, String detail,
		boolean acknowledged, String script) {
	/** Parameter that holds the id of the task to which this one belongs. */
	public static final String PART_OF = "part of"; //$NON-NLS-1$

	public TaskRecord {
		script = script == null ? "" : script; // records of the first format have none //$NON-NLS-1$
		subjects = List.copyOf(subjects);
		subjectNames = List.copyOf(subjectNames);
		parameters = Map.copyOf(parameters);
		figures = Map.copyOf(figures);
		steps = List.copyOf(steps);
		findings = List.copyOf(findings);
	}

	/** Id of the task to which this one belongs. */
	public Optional<String> partOf() {
		return Optional.ofNullable(parameters.get(PART_OF));
	}
}
