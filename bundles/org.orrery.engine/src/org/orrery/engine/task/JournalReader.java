// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonParseException;

/**
 * Reads a journal as far as it can be read. What cannot be understood is reported with file and line, skipped, and left in the file.
 *
 * @param header   null when the file has none (yet)
 * @param problems what was skipped; a file with any is never removed by compaction
 * @param torn     the end of the file, where it is cut off; null when it is not
 */
record JournalReader(Path file, TaskJson.Header header, List<TaskEvent> events, List<TaskStore.Problem> problems, TornEnd torn) {

	static JournalReader read(Path file) {
		try {
			return new Parse(file).parse(Files.readAllBytes(file));
		} catch (IOException e) {
			TaskStore.Problem problem = new TaskStore.Problem(file, 0, Messages.bind(Messages.JournalReader_unreadable, file, e.getMessage()));
			return new JournalReader(file, null, List.of(), List.of(problem), null);
		}
	}

	/** Not even a header. A living run may have created its file just now. */
	boolean isEmpty() {
		return header == null && events.isEmpty() && problems.isEmpty();
	}

	JournalReader withProblem(String message) {
		return new JournalReader(file, header, events, List.of(new TaskStore.Problem(file, 0, message)), torn);
	}

	private static final class Parse {
		private final Path file;
		private final List<TaskEvent> events = new ArrayList<>();
		private final List<TaskStore.Problem> problems = new ArrayList<>();
		private TaskJson.Header header;
		private TornEnd torn;

		Parse(Path file) {
			this.file = file;
		}

		JournalReader parse(byte[] content) {
			int number = 0;
			int start = 0;
			if (content.length == 0)
				torn = new TornEnd(file, 0, 0);
			while (start < content.length) {
				int end = start;
				while (end < content.length && content[end] != '\n')
					end++;
				number++;
				String line = new String(content, start, end - start, StandardCharsets.UTF_8);
				if (!line.isBlank() && !take(line, number, end == content.length ? start : -1))
					break;
				start = end + 1;
			}
			return new JournalReader(file, header, List.copyOf(events), List.copyOf(problems), torn);
		}

		/** @param unfinished where the line begins, if it has no end; else -1 @return false when the rest of the file is not to be read */
		private boolean take(String line, int number, int unfinished) {
			try {
				if (header == null)
					return takeHeader(line, number);
				events.add(TaskJson.read(line));
			} catch (JsonParseException | IllegalStateException | ClassCastException e) {
				if (unfinished >= 0)
					torn = new TornEnd(file, number, unfinished);
				String pattern = unfinished >= 0 ? Messages.JournalReader_torn : Messages.JournalReader_malformed;
				problems.add(new TaskStore.Problem(file, number, Messages.bind(pattern, new Object[] { file, number, e.getMessage() })));
				return header != null;
			}
			return true;
		}

		private boolean takeHeader(String line, int number) {
			TaskJson.Header found = TaskJson.readHeader(line);
			if (found.version() > TaskJson.VERSION) {
				problems.add(new TaskStore.Problem(file, number,
						Messages.bind(Messages.JournalReader_newer, new Object[] { file, found.version(), TaskJson.VERSION })));
				return false;
			}
			header = found;
			return true;
		}
	}
}
