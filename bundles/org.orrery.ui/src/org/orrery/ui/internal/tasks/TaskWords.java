// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.osgi.util.NLS;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskStep;
import org.orrery.ui.Words;

/** What a task says of itself. Any thread. */
final class TaskWords {
	/** Figures worth a place in the row, in this order. */
	private static final List<String> LEADING = List.of("rate", "remaining"); //$NON-NLS-1$ //$NON-NLS-2$

	private TaskWords() {
	}

	/** While it runs: phase, rate, remaining. After: the reason and what to do, or nothing when all went well. */
	static String details(TaskRecord task) {
		if (task.state().isOpen())
			return running(task);
		String reason = Objects.requireNonNullElse(task.reason(), ""); //$NON-NLS-1$
		if (reason.isEmpty())
			reason = task.findings().stream().filter(finding -> finding.severity() == Finding.Severity.OBSTACLE).map(Finding::message).findFirst()
					.orElse(""); //$NON-NLS-1$
		String remedy = Objects.requireNonNullElse(task.remedy(), ""); //$NON-NLS-1$
		if (!remedy.isEmpty())
			return NLS.bind(Messages.Details_withRemedy, reason, remedy);
		return reason.isEmpty() ? figures(task.figures(), List.of("downtime")) : reason; //$NON-NLS-1$
	}

	private static String running(TaskRecord task) {
		List<String> parts = new ArrayList<>();
		parts.add(task.phase() == null || task.phase().isEmpty() ? Words.of(task.state()) : task.phase());
		String figures = figures(task.figures(), LEADING);
		if (!figures.isEmpty())
			parts.add(figures);
		return String.join(" \u00b7 ", parts); //$NON-NLS-1$
	}

	static String figures(Map<String, String> figures, List<String> names) {
		return Words.list(names.stream().filter(figures::containsKey).map(name -> NLS.bind(Messages.Details_figure, name, figures.get(name))).toList());
	}

	static String duration(TaskRecord task, Instant now) {
		return task.started() == null ? "" : duration(task.started(), task.ended(), now); //$NON-NLS-1$
	}

	static String duration(TaskStep step, Instant now) {
		return step.started() == null ? "" : duration(step.started(), step.ended(), now); //$NON-NLS-1$
	}

	private static String duration(Instant start, Instant end, Instant now) {
		Duration took = Duration.between(start, end == null ? now : end);
		if (took.isNegative())
			took = Duration.ZERO;
		return Words.duration(end == null ? Duration.ofSeconds(took.toSeconds()) : took);
	}

	/** Everything in plain text, for the details dialog and the clipboard. */
	static String fullText(TaskRecord task) {
		StringBuilder text = new StringBuilder();
		line(text, Messages.Full_state, Words.of(task.state()));
		line(text, Messages.Full_who, task.who());
		line(text, Messages.Full_started, Words.absolute(task.started()));
		line(text, Messages.Full_ended, Words.absolute(task.ended()));
		line(text, Messages.Full_took, duration(task, Instant.now()));
		line(text, Messages.Full_reason, task.reason());
		line(text, Messages.Full_remedy, task.remedy());
		line(text, Messages.Full_detail, task.detail());
		section(text, Messages.Full_findings, task.findings().stream().map(Words::of).toList());
		section(text, Messages.Full_steps, task.steps().stream().map(TaskWords::step).toList());
		section(text, Messages.Full_figures, pairs(task.figures()));
		section(text, Messages.Full_parameters, pairs(task.parameters()));
		line(text, Messages.Full_id, task.id());
		return text.toString();
	}

	private static List<String> pairs(Map<String, String> map) {
		return map.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(one -> one.getKey() + ": " + one.getValue()).toList(); //$NON-NLS-1$
	}

	private static String step(TaskStep step) {
		String head = step.number() + ". " + step.title() + "  " + duration(step, Instant.now()); //$NON-NLS-1$ //$NON-NLS-2$
		return step.note() == null || step.note().isEmpty() ? head : head + "\n     " + step.note().replace("\n", "\n     "); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static void line(StringBuilder text, String label, String value) {
		if (value != null && !value.isEmpty())
			text.append(NLS.bind(Messages.Full_line, label, value)).append('\n');
	}

	private static void section(StringBuilder text, String title, List<String> lines) {
		if (lines.isEmpty())
			return;
		text.append('\n').append(title).append('\n');
		lines.forEach(line -> text.append("  ").append(line).append('\n')); //$NON-NLS-1$
	}
}
