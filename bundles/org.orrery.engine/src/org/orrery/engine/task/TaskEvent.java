// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.orrery.engine.lock.LockRequest;
import org.orrery.engine.operation.Finding;
import org.orrery.model.ObjectRef;

/**
 * One line of a task journal. What a task is, is the sum of its events: the running task and the one read back after a crash are made by
 * the same {@link #applyTo}. Immutable.
 */
sealed interface TaskEvent {
	String task();

	/** Whether it has to be on the disk before anything goes on; the others get there with the next such event of the journal. */
	default boolean isBinding() {
		return true;
	}

	/** @param before null where the event begins a task; @throws IllegalStateException when it cannot follow what came before */
	TaskRecord applyTo(TaskRecord before);

	/** What was asked for, and what it will hold. */
	record Created(String task, Instant time, String operation, String title, List<ObjectRef> subjects, List<String> subjectNames,
			Map<String, String> parameters, String who, List<LockRequest> locks) implements TaskEvent {
		/** Nothing acts before the first step, and a step is binding. */
		@Override
		public boolean isBinding() {
			return false;
		}

		@Override
		public TaskRecord applyTo(TaskRecord before) {
			if (before != null)
				return before; // the same event may stand in two files when a compaction was interrupted
			return new TaskRecord(task, operation, title, subjects, subjectNames, parameters, who, time, null, null, TaskState.QUEUED, -1,
					"", Map.of(), List.of(), List.of(), "", "", "", false, ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
		}
	}

	/** Went on to checking, running or cancelling; {@code findings} replaces those known when not empty. */
	record StateChanged(String task, Instant time, TaskState state, List<Finding> findings) implements TaskEvent {
		@Override
		public boolean isBinding() {
			return false;
		}

		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.state = state;
			if (state == TaskState.RUNNING && before.started() == null)
				draft.started = time;
			if (!findings.isEmpty())
				draft.findings = findings;
			return draft.record();
		}
	}

	/** What the check led to, as a script: with it a person can do the same by hand, now or later. */
	record Planned(String task, Instant time, String script) implements TaskEvent {
		@Override
		public boolean isBinding() {
			return false;
		}

		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.script = script;
			return draft.record();
		}
	}

	record StepBegun(String task, Instant time, String title) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.closeStep(time, TaskStep.State.DONE);
			draft.steps.add(new TaskStep(draft.steps.size() + 1, title, TaskStep.State.RUNNING, time, null, "")); //$NON-NLS-1$
			return draft.record();
		}
	}

	/** A step beside those that run: it ends by itself. */
	record StepBegunBeside(String task, Instant time, String title) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.steps.add(new TaskStep(draft.steps.size() + 1, title, TaskStep.State.RUNNING, time, null, "")); //$NON-NLS-1$
			return draft.record();
		}
	}

	/** The end of a step that ran beside others. */
	record StepEnded(String task, Instant time, int step, TaskStep.State state, String note) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			if (step < 1 || step > before.steps().size())
				throw new IllegalStateException(Messages.TaskEvent_unknownStep);
			Draft draft = new Draft(before);
			TaskStep begun = draft.steps.get(step - 1);
			draft.steps.set(step - 1, new TaskStep(step, begun.title(), state, begun.started(), time, note));
			return draft.record();
		}
	}

	/** The step under way did not succeed; what follows undoes it. */
	record StepFailed(String task, Instant time) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.closeStep(time, TaskStep.State.FAILED);
			return draft.record();
		}
	}

	/** Everything that the first {@code steps} steps did has been undone. */
	record Compensated(String task, Instant time, int steps) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.closeStep(time, TaskStep.State.DONE);
			for (int i = 0; i < Math.min(steps, draft.steps.size()); i++) {
				TaskStep step = draft.steps.get(i);
				if (step.state() == TaskStep.State.DONE)
					draft.steps.set(i, new TaskStep(step.number(), step.title(), TaskStep.State.COMPENSATED, step.started(), step.ended(),
							step.note()));
			}
			return draft.record();
		}
	}

	record Noted(String task, Instant time, String fact) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			if (draft.steps.isEmpty())
				draft.steps.add(new TaskStep(1, before.title(), TaskStep.State.RUNNING, time, null, "")); //$NON-NLS-1$
			TaskStep last = draft.steps.removeLast();
			String note = last.note().isEmpty() ? fact : last.note() + '\n' + fact;
			draft.steps.add(new TaskStep(last.number(), last.title(), last.state(), last.started(), last.ended(), note));
			return draft.record();
		}
	}

	record Ended(String task, Instant time, TaskState state, String reason, String remedy, String detail, List<Finding> findings,
			Map<String, String> figures) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			Draft draft = new Draft(before);
			draft.closeStep(time, state == TaskState.SUCCEEDED ? TaskStep.State.DONE : TaskStep.State.FAILED);
			draft.state = state;
			draft.ended = time;
			draft.fraction = state == TaskState.SUCCEEDED ? 1 : before.fraction();
			draft.phase = ""; //$NON-NLS-1$
			draft.reason = reason;
			draft.remedy = remedy;
			draft.detail = detail;
			if (!findings.isEmpty())
				draft.findings = findings;
			draft.figures = figures;
			return draft.record();
		}
	}

	/** A later run of Orrery took the open task of a dead one over. */
	record Adopted(String task, Instant time, String run) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireOpen(before);
			return before;
		}
	}

	record Acknowledged(String task, Instant time, String who) implements TaskEvent {
		@Override
		public TaskRecord applyTo(TaskRecord before) {
			requireKnown(before);
			Draft draft = new Draft(before);
			draft.acknowledged = true;
			return draft.record();
		}
	}

	/** A closed task as compaction keeps it: all its events in one. */
	record Archived(TaskRecord record) implements TaskEvent {
		@Override
		public String task() {
			return record.id();
		}

		@Override
		public TaskRecord applyTo(TaskRecord before) {
			return before == null || before.state().isOpen() ? record : before;
		}
	}

	private static void requireKnown(TaskRecord before) {
		if (before == null)
			throw new IllegalStateException(Messages.TaskEvent_unknownTask);
	}

	private static void requireOpen(TaskRecord before) {
		requireKnown(before);
		if (!before.state().isOpen())
			throw new IllegalStateException(Messages.TaskEvent_closedTask);
	}

	/** The parts of a record that events change. */
	final class Draft {
		private final TaskRecord base;
		private TaskState state;
		private Instant started;
		private Instant ended;
		private double fraction;
		private String phase;
		private Map<String, String> figures;
		private final List<TaskStep> steps;
		private List<Finding> findings;
		private String reason;
		private String remedy;
		private String detail;
		private boolean acknowledged;
		private String script;

		Draft(TaskRecord base) {
			this.base = base;
			state = base.state();
			started = base.started();
			ended = base.ended();
			fraction = base.fraction();
			phase = base.phase();
			figures = base.figures();
			steps = new ArrayList<>(base.steps());
			findings = base.findings();
			reason = base.reason();
			remedy = base.remedy();
			detail = base.detail();
			acknowledged = base.acknowledged();
			script = base.script();
		}

		Draft progress(double newFraction, String newPhase, Map<String, String> newFigures) {
			fraction = newFraction;
			phase = newPhase;
			figures = newFigures;
			return this;
		}

		/** With those that still run beside it. */
		private void closeStep(Instant time, TaskStep.State outcome) {
			steps.replaceAll(step -> step.state() != TaskStep.State.RUNNING ? step
					: new TaskStep(step.number(), step.title(), outcome, step.started(), time, step.note()));
		}

		TaskRecord record() {
			return new TaskRecord(base.id(), base.operation(), base.title(), base.subjects(), base.subjectNames(), base.parameters(),
					base.who(), base.created(), started, ended, state, fraction, phase, figures, steps, findings, reason, remedy, detail,
					acknowledged, script);
		}
	}
}
