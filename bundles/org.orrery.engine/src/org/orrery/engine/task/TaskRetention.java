// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.orrery.model.AtomicFile;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * How long closed tasks stay in the history. Immutable.
 *
 * @param keep the newest so many; at least {@link #LEAST}
 * @param days and of these none older than so many days; 0: no limit
 */
public record TaskRetention(int keep, int days) {
	public static final int LEAST = 1;
	public static final TaskRetention STANDARD = new TaskRetention(2000, 0);
	static final TaskRetention EVERYTHING = new TaskRetention(Integer.MAX_VALUE, 0);
	static final String FILE = "retention.json"; //$NON-NLS-1$
	private static final int VERSION = 1;

	/** @throws IllegalArgumentException naming the number that is out of range */
	public TaskRetention {
		if (keep < LEAST)
			throw new IllegalArgumentException(Messages.bind(Messages.TaskRetention_count, LEAST));
		if (days < 0)
			throw new IllegalArgumentException(Messages.TaskRetention_days);
	}

	boolean isTooOld(TaskRecord closed, Instant now) {
		Instant end = closed.ended() == null ? closed.created() : closed.ended();
		return days > 0 && end.isBefore(now.minus(Duration.ofDays(days)));
	}

	static TaskRetention read(Path file) throws IOException {
		if (!Files.exists(file))
			return STANDARD;
		String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		try {
			JsonObject object = JsonParser.parseString(text).getAsJsonObject();
			if (object.get("version").getAsInt() > VERSION) //$NON-NLS-1$
				throw new IllegalArgumentException(object.get("version").toString()); //$NON-NLS-1$
			return new TaskRetention(object.get("keep").getAsInt(), object.get("days").getAsInt()); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (RuntimeException e) {
			throw new IOException(Messages.bind(Messages.TaskRetention_unreadable, file, e.getMessage()), e);
		}
	}

	void write(Path file) throws IOException {
		JsonObject object = new JsonObject();
		object.addProperty("version", VERSION); //$NON-NLS-1$
		object.addProperty("keep", keep); //$NON-NLS-1$
		object.addProperty("days", days); //$NON-NLS-1$
		AtomicFile.write(file, new Gson().toJson(object).getBytes(StandardCharsets.UTF_8));
	}
}
