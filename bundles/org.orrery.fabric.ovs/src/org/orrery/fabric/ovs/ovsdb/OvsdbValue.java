// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

/** How values are written in the protocol (RFC 7047 §5.1). */
public final class OvsdbValue {
	private OvsdbValue() {
	}

	public static JsonElement of(String text) {
		return new JsonPrimitive(text);
	}

	public static JsonElement of(long number) {
		return new JsonPrimitive(number);
	}

	public static JsonElement of(boolean flag) {
		return new JsonPrimitive(flag);
	}

	public static JsonElement of(UUID row) {
		return pair("uuid", new JsonPrimitive(row.toString())); //$NON-NLS-1$
	}

	/** A row that the same transaction inserts. @param name as given to the insert */
	public static JsonElement named(String name) {
		return pair("named-uuid", new JsonPrimitive(name)); //$NON-NLS-1$
	}

	public static JsonElement set(Collection<? extends JsonElement> members) {
		JsonArray array = new JsonArray();
		members.forEach(array::add);
		return pair("set", array); //$NON-NLS-1$
	}

	/** A set of none: how an optional column is emptied. */
	public static JsonElement none() {
		return pair("set", new JsonArray()); //$NON-NLS-1$
	}

	public static JsonElement map(Map<String, String> entries) {
		JsonArray array = new JsonArray();
		entries.forEach((key, value) -> {
			JsonArray entry = new JsonArray();
			entry.add(key);
			entry.add(value);
			array.add(entry);
		});
		return pair("map", array); //$NON-NLS-1$
	}

	private static JsonElement pair(String tag, JsonElement content) {
		JsonArray pair = new JsonArray();
		pair.add(tag);
		pair.add(content);
		return pair;
	}
}
