// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;

/** The line format of task journals: one JSON object per line; {@code event} names the kind. */
final class TaskJson {
	static final int VERSION = 2;

	private static final String EVENT = "event"; //$NON-NLS-1$
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping()
			.registerTypeAdapter(Instant.class, text(Instant::parse))
			.registerTypeAdapter(Duration.class, text(Duration::parse))
			.registerTypeAdapter(ObjectRef.class, text(ObjectRef::valueOf)).create();
	private static final Map<String, Class<? extends TaskEvent>> KINDS = new LinkedHashMap<>();
	static {
		KINDS.put("created", TaskEvent.Created.class); //$NON-NLS-1$
		KINDS.put("planned", TaskEvent.Planned.class); //$NON-NLS-1$
		KINDS.put("state", TaskEvent.StateChanged.class); //$NON-NLS-1$
		KINDS.put("step", TaskEvent.StepBegun.class); //$NON-NLS-1$
		KINDS.put("step-beside", TaskEvent.StepBegunBeside.class); //$NON-NLS-1$
		KINDS.put("step-ended", TaskEvent.StepEnded.class); //$NON-NLS-1$
		KINDS.put("step-failed", TaskEvent.StepFailed.class); //$NON-NLS-1$
		KINDS.put("note", TaskEvent.Noted.class); //$NON-NLS-1$
		KINDS.put("compensated", TaskEvent.Compensated.class); //$NON-NLS-1$
		KINDS.put("ended", TaskEvent.Ended.class); //$NON-NLS-1$
		KINDS.put("adopted", TaskEvent.Adopted.class); //$NON-NLS-1$
		KINDS.put("acknowledged", TaskEvent.Acknowledged.class); //$NON-NLS-1$
		KINDS.put("task", TaskEvent.Archived.class); //$NON-NLS-1$
	}

	private TaskJson() {
	}

	/** First line of every journal. {@code pid} and {@code processStarted} tell people whose it is. */
	record Header(String format, int version, String run, long pid, Instant processStarted, String who) {
		static final String FORMAT = "orrery-tasks"; //$NON-NLS-1$
	}

	static String write(Header header) {
		return GSON.toJson(header);
	}

	/** @throws JsonParseException when the line is no header */
	static Header readHeader(String line) {
		Header header = GSON.fromJson(parse(line), Header.class);
		if (!Header.FORMAT.equals(header.format()))
			throw new JsonParseException(Messages.TaskJson_noHeader);
		return header;
	}

	static String write(TaskEvent event) {
		JsonObject object = new JsonObject();
		String kind = KINDS.entrySet().stream().filter(entry -> entry.getValue() == event.getClass()).findFirst().orElseThrow().getKey();
		object.addProperty(EVENT, kind);
		GSON.toJsonTree(event).getAsJsonObject().entrySet().forEach(entry -> object.add(entry.getKey(), entry.getValue()));
		return GSON.toJson(object);
	}

	/** @throws JsonParseException when the line is no event of this version */
	static TaskEvent read(String line) {
		JsonObject object = parse(line);
		JsonElement kind = object.get(EVENT);
		Class<? extends TaskEvent> type = kind == null ? null : KINDS.get(kind.getAsString());
		if (type == null)
			throw new JsonParseException(Messages.bind(Messages.TaskJson_unknownEvent, kind));
		try {
			TaskEvent event = GSON.fromJson(object, type);
			if (event.task() == null || event.task().isEmpty())
				throw new JsonParseException(Messages.TaskJson_noTask);
			return event;
		} catch (NullPointerException | IllegalArgumentException e) { // a part that the record requires is missing or odd
			throw new JsonParseException(String.valueOf(e.getMessage()), e);
		}
	}

	private static JsonObject parse(String line) {
		JsonElement element = JsonParser.parseString(line);
		if (!element.isJsonObject())
			throw new JsonParseException(Messages.TaskJson_noObject);
		return element.getAsJsonObject();
	}

	private static <T> TypeAdapter<T> text(Function<String, T> parser) {
		return new TypeAdapter<T>() {
			@Override
			public void write(JsonWriter out, T value) throws IOException {
				out.value(value.toString());
			}

			@Override
			public T read(JsonReader in) throws IOException {
				String text = in.nextString();
				try {
					return parser.apply(text);
				} catch (RuntimeException e) {
					throw new JsonParseException(String.valueOf(e.getMessage()), e);
				}
			}
		}.nullSafe();
	}
}
