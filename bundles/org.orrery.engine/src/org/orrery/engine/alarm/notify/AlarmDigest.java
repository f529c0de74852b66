// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.orrery.engine.alarm.Alarm;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * What one message tells. Immutable.
 *
 * @param alarms  came or ended since the last message, the worst first, at most {@link #MOST}; @param omitted how many more there were
 */
public record AlarmDigest(Instant time, List<Alarm> alarms, int omitted) {
	/** More in one message nobody reads. */
	public static final int MOST = 50;
	/** Of the document. */
	public static final int VERSION = 1;
	private static final Gson GSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();
	private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT).withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	public AlarmDigest {
		alarms = List.copyOf(alarms);
	}

	/** One line: "Critical: web-1 on h1: Crashed", "3 alarms, of which 1 ended. Critical: …". */
	public String summary() {
		if (alarms.size() + omitted == 1)
			return line(alarms.get(0));
		long ended = alarms.stream().filter(alarm -> !alarm.isOpen()).count();
		int count = alarms.size() + omitted;
		if (ended == 0)
			return Messages.bind(Messages.Digest_many, count, line(alarms.get(0)));
		if (ended == count)
			return Messages.bind(Messages.Digest_allEnded, count, line(alarms.get(0)));
		return Messages.bind(Messages.Digest_someEnded, new Object[] { count, ended, line(alarms.get(0)) });
	}

	private static String line(Alarm alarm) {
		String word = alarm.isOpen() ? alarm.severity().inWords() : Messages.Digest_ended;
		String where = alarm.subjectName().equals(alarm.host()) ? alarm.subjectName() : Messages.bind(Messages.Digest_on, alarm.subjectName(), alarm.host());
		return word + ": " + where + ": " + alarm.what(); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** All of it, for a person. */
	public String text() {
		StringBuilder text = new StringBuilder();
		for (Alarm alarm : alarms) {
			text.append(line(alarm)).append('\n');
			text.append("  ").append(Messages.bind(Messages.Digest_since, MOMENT.format(alarm.since()))).append('\n'); //$NON-NLS-1$
			if (alarm.isOpen())
				text.append("  ").append(alarm.remedy()).append('\n'); //$NON-NLS-1$
			else
				text.append("  ").append(MOMENT.format(alarm.cleared())).append(": ").append(alarm.ending()).append('\n'); //$NON-NLS-1$ //$NON-NLS-2$
			text.append('\n');
		}
		if (omitted > 0)
			text.append(Messages.bind(Messages.Digest_omitted, omitted)).append('\n');
		return text.toString();
	}

	/** The documented form. */
	public String json() {
		JsonObject document = new JsonObject();
		document.addProperty("source", "orrery"); //$NON-NLS-1$ //$NON-NLS-2$
		document.addProperty("version", VERSION); //$NON-NLS-1$
		document.addProperty("time", time.toString()); //$NON-NLS-1$
		document.addProperty("summary", summary()); //$NON-NLS-1$
		JsonArray list = new JsonArray();
		alarms.forEach(alarm -> list.add(json(alarm)));
		document.add("alarms", list); //$NON-NLS-1$
		document.addProperty("omitted", omitted); //$NON-NLS-1$
		return GSON.toJson(document);
	}

	private static JsonObject json(Alarm alarm) {
		JsonObject object = AlarmDocument.of(alarm);
		object.addProperty("event", alarm.isOpen() ? "raised" : "ended"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return object;
	}
}
