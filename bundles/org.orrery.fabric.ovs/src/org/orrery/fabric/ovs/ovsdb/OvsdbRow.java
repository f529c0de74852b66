// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * A row as the server has told it. Immutable; a column that was not asked for, or that a newer or older schema does not have, reads as
 * empty.
 */
public final class OvsdbRow {
	private final UUID uuid;
	private final JsonObject columns;

	/** @param columns not changed afterwards */
	OvsdbRow(UUID uuid, JsonObject columns) {
		this.uuid = uuid;
		this.columns = columns;
	}

	public UUID uuid() {
		return uuid;
	}

	JsonObject columns() {
		return columns;
	}

	/** Whether the column is known to have exactly this value, as {@link OvsdbValue} writes it. */
	public boolean holds(String column, JsonElement value) {
		return columns.has(column) && plain(columns.get(column)).equals(plain(value));
	}

	/** Without the order of members, and without a set around a single one. */
	private static Object plain(JsonElement value) {
		if (!(value instanceof JsonArray pair) || !(tag(pair).equals("set") || tag(pair).equals("map"))) //$NON-NLS-1$ //$NON-NLS-2$
			return value;
		Set<JsonElement> members = new HashSet<>(pair.get(1).getAsJsonArray().asList());
		return members.size() == 1 && tag(pair).equals("set") ? members.iterator().next() : members; //$NON-NLS-1$
	}

	/** Empty when there is none. */
	public String text(String column) {
		List<String> all = texts(column);
		return all.isEmpty() ? "" : all.get(0); //$NON-NLS-1$
	}

	public List<String> texts(String column) {
		return members(column, JsonElement::getAsString);
	}

	public OptionalLong number(String column) {
		List<Long> all = numbers(column);
		return all.isEmpty() ? OptionalLong.empty() : OptionalLong.of(all.get(0));
	}

	public List<Long> numbers(String column) {
		return members(column, JsonElement::getAsLong);
	}

	public boolean flag(String column) {
		List<Boolean> all = members(column, JsonElement::getAsBoolean);
		return !all.isEmpty() && all.get(0);
	}

	/** Rows of other tables that this one refers to. */
	public List<UUID> references(String column) {
		return members(column, value -> UUID.fromString(value.getAsJsonArray().get(1).getAsString()));
	}

	/** Keys and values as text, in the server's order. */
	public Map<String, String> map(String column) {
		Map<String, String> map = new LinkedHashMap<>();
		if (columns.get(column) instanceof JsonArray pair && tag(pair).equals("map")) //$NON-NLS-1$
			for (JsonElement entry : pair.get(1).getAsJsonArray())
				map.put(text(entry.getAsJsonArray().get(0)), text(entry.getAsJsonArray().get(1)));
		return map;
	}

	private static String text(JsonElement value) {
		return value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
	}

	/** A value that stands alone is written without the set around it. */
	private <T> List<T> members(String column, Function<JsonElement, T> read) {
		JsonElement value = columns.get(column);
		if (value == null)
			return List.of();
		List<T> members = new ArrayList<>();
		if (value instanceof JsonArray pair && tag(pair).equals("set")) //$NON-NLS-1$
			pair.get(1).getAsJsonArray().forEach(member -> members.add(read.apply(member)));
		else
			members.add(read.apply(value));
		return members;
	}

	private static String tag(JsonArray pair) {
		return pair.size() == 2 && pair.get(0) instanceof JsonPrimitive tag && tag.isString() ? tag.getAsString() : ""; //$NON-NLS-1$
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof OvsdbRow row && row.uuid.equals(uuid) && row.columns.equals(columns);
	}

	@Override
	public int hashCode() {
		return uuid.hashCode();
	}

	@Override
	public String toString() {
		return uuid + " " + columns; //$NON-NLS-1$
	}
}
