// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Builds one object of the documented form: every member is always there, null where the value is not known. */
final class Json {
	private final JsonObject object = new JsonObject();

	Json put(String name, String value) {
		object.addProperty(name, value);
		return this;
	}

	Json put(String name, boolean value) {
		object.addProperty(name, value);
		return this;
	}

	/** @param value negative: not known */
	Json put(String name, long value) {
		object.addProperty(name, value < 0 ? null : value);
		return this;
	}

	/** @param value negative: not known */
	Json put(String name, double value) {
		object.addProperty(name, value < 0 ? null : value);
		return this;
	}

	/** ISO 8601, UTC. */
	Json put(String name, Instant value) {
		return put(name, value == null ? null : value.toString());
	}

	Json putMillis(String name, Duration value) {
		return put(name, value == null ? -1 : value.toMillis());
	}

	/** Lower case, words joined by '-'. */
	Json put(String name, Enum<?> value) {
		return put(name, value == null ? null : word(value));
	}

	Json put(String name, Collection<String> values) {
		return put(name, values, com.google.gson.JsonPrimitive::new);
	}

	<T> Json put(String name, Collection<T> values, Function<? super T, ? extends JsonElement> form) {
		object.add(name, array(values, form));
		return this;
	}

	Json put(String name, Map<String, String> values) {
		JsonObject map = new JsonObject();
		new TreeMap<>(values).forEach(map::addProperty);
		object.add(name, map);
		return this;
	}

	/** @param value null: not known */
	Json put(String name, JsonElement value) {
		object.add(name, value);
		return this;
	}

	JsonObject object() {
		return object;
	}

	static <T> JsonArray array(Collection<T> values, Function<? super T, ? extends JsonElement> form) {
		JsonArray array = new JsonArray();
		values.forEach(value -> array.add(form.apply(value)));
		return array;
	}

	static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}
