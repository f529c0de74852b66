// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskStep;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** The documented JSON form of a task, the same in exports of the console and on the command line: every member is always there. */
public final class TaskDocument {
	private final JsonObject object = new JsonObject();

	private TaskDocument() {
	}

	public static JsonObject of(TaskRecord task) {
		return new TaskDocument().put("id", task.id()).put("operation", task.operation()).put("title", task.title()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("state", word(task.state())).put("subjects", subjects(task)).put("parameters", task.parameters()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("who", task.who()).put("created", time(task.created())).put("started", time(task.started())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("ended", time(task.ended())).put("fraction", task.fraction()).put("phase", task.phase()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("figures", task.figures()).put("steps", array(task.steps(), TaskDocument::step)) //$NON-NLS-1$ //$NON-NLS-2$
				.put("findings", array(task.findings(), TaskDocument::finding)).put("reason", task.reason()).put("remedy", task.remedy()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("detail", task.detail()).put("acknowledged", task.acknowledged()).put("script", task.script()).object; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	public static JsonObject finding(Finding finding) {
		return new TaskDocument().put("severity", word(finding.severity())).put("rule", finding.rule()).put("message", finding.message()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("remedy", finding.remedy()).put("figures", finding.figures()).object; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** What happened to a VM; {@code state} and {@code task} are null for what was done outside. */
	public static JsonObject of(AuditEntry entry) {
		return new TaskDocument().put("time", time(entry.time())).put("who", entry.who()).put("what", entry.what()) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("state", entry.state() == null ? null : word(entry.state())).put("reason", entry.reason()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("task", entry.isOutside() ? null : entry.taskId()).put("outside", entry.isOutside()).object; //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static JsonArray subjects(TaskRecord task) {
		JsonArray subjects = new JsonArray();
		for (int i = 0; i < task.subjects().size(); i++)
			subjects.add(new TaskDocument().put("ref", task.subjects().get(i).toString()) //$NON-NLS-1$
					.put("name", i < task.subjectNames().size() ? task.subjectNames().get(i) : null).object); //$NON-NLS-1$
		return subjects;
	}

	private static JsonObject step(TaskStep step) {
		return new TaskDocument().put("number", step.number()).put("title", step.title()).put("state", word(step.state())) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				.put("started", time(step.started())).put("ended", time(step.ended())).put("note", step.note()).object; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private static <T> JsonArray array(Collection<T> values, Function<T, JsonElement> form) {
		JsonArray array = new JsonArray();
		values.forEach(value -> array.add(form.apply(value)));
		return array;
	}

	static String time(Instant instant) {
		return instant == null ? null : instant.toString();
	}

	static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private TaskDocument put(String name, String value) {
		object.addProperty(name, value);
		return this;
	}

	/** @param value negative: not known */
	private TaskDocument put(String name, double value) {
		object.addProperty(name, value < 0 ? null : value);
		return this;
	}

	private TaskDocument put(String name, int value) {
		object.addProperty(name, value);
		return this;
	}

	private TaskDocument put(String name, boolean value) {
		object.addProperty(name, value);
		return this;
	}

	private TaskDocument put(String name, JsonElement value) {
		object.add(name, value);
		return this;
	}

	private TaskDocument put(String name, Map<String, String> values) {
		JsonObject map = new JsonObject();
		new TreeMap<>(values).forEach(map::addProperty);
		return put(name, map);
	}
}
