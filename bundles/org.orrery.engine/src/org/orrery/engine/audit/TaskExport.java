// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.orrery.engine.task.TaskRecord;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;

/** Tasks as a file for other programs. */
public enum TaskExport {
	/** As RFC 4180 has it, with a heading; text that a spreadsheet would take for a formula begins with an apostrophe. */
	CSV {
		@Override
		public String text(Collection<TaskRecord> tasks) {
			return Stream.concat(Stream.of(HEADING), tasks.stream().map(TaskExport::row))
					.map(row -> row.stream().map(TaskExport::cell).collect(Collectors.joining(","))) //$NON-NLS-1$
					.collect(Collectors.joining("\r\n", "", "\r\n")); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		}
	},
	/** An array in the documented form. */
	JSON {
		@Override
		public String text(Collection<TaskRecord> tasks) {
			JsonArray array = new JsonArray();
			tasks.forEach(task -> array.add(TaskDocument.of(task)));
			return new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(array) + '\n';
		}
	};

	private static final List<String> HEADING = List.of("id", "created", "started", "ended", "who", "operation", "title", "objects", "state", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$ //$NON-NLS-6$ //$NON-NLS-7$ //$NON-NLS-8$ //$NON-NLS-9$
			"reason", "remedy", "parameters", "figures", "steps"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$

	/** In the order given. */
	public abstract String text(Collection<TaskRecord> tasks);

	/** Of a file name: "csv". */
	public String extension() {
		return TaskDocument.word(this);
	}

	private static List<String> row(TaskRecord task) {
		return List.of(task.id(), empty(TaskDocument.time(task.created())), empty(TaskDocument.time(task.started())),
				empty(TaskDocument.time(task.ended())), task.who(), task.operation(), task.title(), String.join("; ", task.subjectNames()), //$NON-NLS-1$
				TaskDocument.word(task.state()), empty(task.reason()), empty(task.remedy()), pairs(task.parameters()), pairs(task.figures()),
				task.steps().stream().map(step -> step.title() + " (" + TaskDocument.word(step.state()) + ')').collect(Collectors.joining("; "))); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static String pairs(Map<String, String> values) {
		return new TreeMap<>(values).entrySet().stream().map(one -> one.getKey() + '=' + one.getValue()).collect(Collectors.joining("; ")); //$NON-NLS-1$
	}

	private static String empty(String text) {
		return text == null ? "" : text; //$NON-NLS-1$
	}

	private static String cell(String text) {
		String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? '\'' + text : text; //$NON-NLS-1$
		boolean quoted = safe.chars().anyMatch(character -> character == ',' || character == '"' || character == '\n' || character == '\r');
		return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe; //$NON-NLS-1$ //$NON-NLS-2$
	}
}
