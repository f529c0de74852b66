// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;

/** The lines of the journal: a header, then alarms and mutes, each as it was from then on. */
final class AlarmJson {
	static final int VERSION = 1;
	private static final String FORMAT = "orrery-alarms"; //$NON-NLS-1$
	private static final String ALARM = "alarm"; //$NON-NLS-1$
	private static final String MUTE = "mute"; //$NON-NLS-1$
	private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().registerTypeAdapter(Instant.class, text(Instant::parse))
			.registerTypeAdapter(Duration.class, text(Duration::parse)).registerTypeAdapter(ObjectRef.class, text(ObjectRef::valueOf)).create();

	private AlarmJson() {
	}

	/** @param generation another one each time the file is written anew */
	record Header(String format, int version, String generation) {
	}

	static String header(String generation) {
		return GSON.toJson(new Header(FORMAT, VERSION, generation)) + '\n';
	}

	/** @throws JsonParseException when the line is none */
	static Header readHeader(String line) {
		Header header = GSON.fromJson(line, Header.class);
		if (header == null || !FORMAT.equals(header.format()) || header.generation() == null)
			throw new JsonParseException(FORMAT);
		return header;
	}

	static String line(Alarm alarm) {
		return line(ALARM, alarm.withMutedUntil(null));
	}

	static String line(AlarmLedger.Mute mute) {
		return line(MUTE, mute);
	}

	private static String line(String kind, Object content) {
		JsonObject object = new JsonObject();
		object.add(kind, GSON.toJsonTree(content));
		return GSON.toJson(object) + '\n';
	}

	/** @return an Alarm or a Mute; @throws RuntimeException when the line is neither */
	static Object read(String line) {
		JsonObject object = JsonParser.parseString(line).getAsJsonObject();
		if (object.has(MUTE)) {
			AlarmLedger.Mute mute = GSON.fromJson(object.get(MUTE), AlarmLedger.Mute.class);
			if (mute.key() == null || mute.until() == null)
				throw new JsonParseException(MUTE);
			return mute;
		}
		Alarm alarm = GSON.fromJson(object.get(ALARM), Alarm.class);
		if (alarm == null || alarm.id() == null || alarm.key() == null || alarm.signal() == null || alarm.severity() == null || alarm.subject() == null
				|| alarm.since() == null || alarm.raised() == null || alarm.duration() == null || alarm.detail() == null || alarm.host() == null
				|| alarm.subjectName() == null)
			throw new JsonParseException(ALARM);
		return alarm;
	}

	private static <T> TypeAdapter<T> text(Function<String, T> parse) {
		return new TypeAdapter<>() {
			@Override
			public void write(JsonWriter out, T value) throws java.io.IOException {
				out.value(value == null ? null : value.toString());
			}

			@Override
			public T read(JsonReader in) throws java.io.IOException {
				if (in.peek() == JsonToken.NULL) {
					in.nextNull();
					return null;
				}
				try {
					return parse.apply(in.nextString());
				} catch (RuntimeException e) {
					throw new JsonParseException(e.getMessage(), e);
				}
			}
		};
	}
}
