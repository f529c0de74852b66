// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm.notify;

import java.time.Instant;
import java.util.Locale;

import org.orrery.engine.alarm.Alarm;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/** An alarm as the command line and the webhook give it away: every member is always there, null where it does not apply. */
public final class AlarmDocument {
	private AlarmDocument() {
	}

	public static JsonObject of(Alarm alarm) {
		JsonObject object = new JsonObject();
		object.addProperty("id", alarm.id()); //$NON-NLS-1$
		object.addProperty("severity", word(alarm.severity())); //$NON-NLS-1$
		object.addProperty("rule", alarm.rule()); //$NON-NLS-1$
		object.addProperty("signal", alarm.signal().word()); //$NON-NLS-1$
		object.addProperty("object", alarm.subjectName()); //$NON-NLS-1$
		object.addProperty("kind", word(alarm.subject().kind())); //$NON-NLS-1$
		object.addProperty("ref", alarm.subject().toString()); //$NON-NLS-1$
		object.addProperty("host", alarm.host()); //$NON-NLS-1$
		object.addProperty("what", alarm.what()); //$NON-NLS-1$
		object.addProperty("remedy", alarm.remedy()); //$NON-NLS-1$
		number(object, "value", alarm.value(), alarm); //$NON-NLS-1$
		number(object, "threshold", alarm.threshold(), alarm); //$NON-NLS-1$
		object.addProperty("durationSeconds", alarm.duration().toSeconds()); //$NON-NLS-1$
		moment(object, "since", alarm.since()); //$NON-NLS-1$
		moment(object, "raised", alarm.raised()); //$NON-NLS-1$
		moment(object, "ended", alarm.cleared()); //$NON-NLS-1$
		object.addProperty("ending", alarm.ending()); //$NON-NLS-1$
		object.addProperty("stale", alarm.stale()); //$NON-NLS-1$
		object.addProperty("acknowledgedBy", alarm.isAcknowledged() ? alarm.acknowledged().who() : null); //$NON-NLS-1$
		moment(object, "acknowledged", alarm.isAcknowledged() ? alarm.acknowledged().at() : null); //$NON-NLS-1$
		object.addProperty("note", alarm.isAcknowledged() ? alarm.acknowledged().note() : null); //$NON-NLS-1$
		object.addProperty("mutedUntil", alarm.mutedUntil() == null ? null //$NON-NLS-1$
				: alarm.mutedUntil().equals(Instant.MAX) ? "for ever" : alarm.mutedUntil().toString()); //$NON-NLS-1$
		return object;
	}

	private static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static void number(JsonObject object, String name, double value, Alarm alarm) {
		if (alarm.signal().isNumber())
			object.addProperty(name, Math.round(value * 10) / 10.0);
		else
			object.add(name, JsonNull.INSTANCE);
	}

	private static void moment(JsonObject object, String name, Instant moment) {
		object.addProperty(name, moment == null ? null : moment.toString());
	}
}
