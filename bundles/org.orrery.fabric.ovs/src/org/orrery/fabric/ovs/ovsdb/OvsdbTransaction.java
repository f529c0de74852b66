// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/**
 * Operations that a database carries out all together or not at all (RFC 7047 §4.1.3, §5.2). Built by one thread, then committed once.
 */
public final class OvsdbTransaction {
	private final JsonArray operations = new JsonArray();
	private final Map<String, Integer> inserts = new LinkedHashMap<>();
	/** What each operation is about, for a person to read when it is refused. */
	private final List<String> subjects = new ArrayList<>();

	/** A new row. @param name how other operations of this transaction refer to it: letters, digits, underscores */
	public OvsdbTransaction insert(String table, String name, Map<String, JsonElement> row) {
		JsonObject operation = operation("insert", table); //$NON-NLS-1$
		operation.addProperty("uuid-name", name); //$NON-NLS-1$
		operation.add("row", object(row)); //$NON-NLS-1$
		inserts.put(name, operations.size());
		return add(operation, table);
	}

	public OvsdbTransaction update(String table, UUID row, Map<String, JsonElement> columns) {
		return update(table, OvsdbValue.of(row), columns);
	}

	/** @param row a reference, also {@link OvsdbValue#named} to one that this transaction inserts */
	public OvsdbTransaction update(String table, JsonElement row, Map<String, JsonElement> columns) {
		JsonObject operation = operation("update", table); //$NON-NLS-1$
		operation.add("where", where(row)); //$NON-NLS-1$
		operation.add("row", object(columns)); //$NON-NLS-1$
		return add(operation, table + ' ' + row);
	}

	/** Adds members to a set column, or entries to a map column. @param value a set or map */
	public OvsdbTransaction add(String table, UUID row, String column, JsonElement value) {
		return add(table, OvsdbValue.of(row), column, value);
	}

	/** @param row a reference, also {@link OvsdbValue#named} to one that this transaction inserts */
	public OvsdbTransaction add(String table, JsonElement row, String column, JsonElement value) {
		return mutate(table, row, column, "insert", value); //$NON-NLS-1$
	}

	/** Takes members from a set column, or entries from a map column. @param value a set of members or keys, or a map */
	public OvsdbTransaction remove(String table, UUID row, String column, JsonElement value) {
		return mutate(table, OvsdbValue.of(row), column, "delete", value); //$NON-NLS-1$
	}

	/** @param keys whose entries go */
	public OvsdbTransaction removeKeys(String table, UUID row, String column, Collection<String> keys) {
		return remove(table, row, column, OvsdbValue.set(keys.stream().map(JsonPrimitive::new).toList()));
	}

	private OvsdbTransaction mutate(String table, JsonElement row, String column, String mutator, JsonElement value) {
		JsonObject operation = operation("mutate", table); //$NON-NLS-1$
		operation.add("where", where(row)); //$NON-NLS-1$
		JsonArray mutation = new JsonArray();
		mutation.add(column);
		mutation.add(mutator);
		mutation.add(value);
		JsonArray mutations = new JsonArray();
		mutations.add(mutation);
		operation.add("mutations", mutations); //$NON-NLS-1$
		return add(operation, table + ' ' + row);
	}

	public OvsdbTransaction delete(String table, UUID row) {
		JsonObject operation = operation("delete", table); //$NON-NLS-1$
		operation.add("where", where(OvsdbValue.of(row))); //$NON-NLS-1$
		return add(operation, table + ' ' + row);
	}

	/** Nothing of the transaction happens unless the row still has these values: what was planned on is what is there. */
	public OvsdbTransaction expect(OvsdbRow row, String table, Collection<String> columns) {
		JsonObject operation = operation("wait", table); //$NON-NLS-1$
		operation.addProperty("timeout", 0); //$NON-NLS-1$
		operation.addProperty("until", "=="); //$NON-NLS-1$ //$NON-NLS-2$
		operation.add("where", where(OvsdbValue.of(row.uuid()))); //$NON-NLS-1$
		JsonArray names = new JsonArray();
		JsonObject expected = new JsonObject();
		for (String column : columns) {
			if (row.columns().has(column)) {
				names.add(column);
				expected.add(column, row.columns().get(column));
			}
		}
		operation.add("columns", names); //$NON-NLS-1$
		JsonArray rows = new JsonArray();
		rows.add(expected);
		operation.add("rows", rows); //$NON-NLS-1$
		return add(operation, table + ' ' + row.uuid());
	}

	/** Counts an integer column up by one and tells the new value in the answer of {@link #commit}, see {@link Outcome#number()}. */
	public OvsdbTransaction countUp(String table, UUID row, String column) {
		mutate(table, OvsdbValue.of(row), column, "+=", OvsdbValue.of(1)); //$NON-NLS-1$
		JsonObject operation = operation("select", table); //$NON-NLS-1$
		operation.add("where", where(OvsdbValue.of(row))); //$NON-NLS-1$
		JsonArray names = new JsonArray();
		names.add(column);
		operation.add("columns", names); //$NON-NLS-1$
		return add(operation, table + ' ' + row);
	}

	/** Nothing of the transaction happens unless this session has the lock. */
	public OvsdbTransaction requireLock(String lock) {
		JsonObject operation = new JsonObject();
		operation.addProperty("op", "assert"); //$NON-NLS-1$ //$NON-NLS-2$
		operation.addProperty("lock", lock); //$NON-NLS-1$
		return add(operation, ""); //$NON-NLS-1$
	}

	/** Says in the server's log who did this and why. */
	public OvsdbTransaction comment(String words) {
		JsonObject operation = new JsonObject();
		operation.addProperty("op", "comment"); //$NON-NLS-1$ //$NON-NLS-2$
		operation.addProperty("comment", words); //$NON-NLS-1$
		return add(operation, ""); //$NON-NLS-1$
	}

	public boolean isEmpty() {
		return operations.isEmpty();
	}

	private static JsonObject operation(String kind, String table) {
		JsonObject operation = new JsonObject();
		operation.addProperty("op", kind); //$NON-NLS-1$
		operation.addProperty("table", table); //$NON-NLS-1$
		return operation;
	}

	private OvsdbTransaction add(JsonObject operation, String subject) {
		operations.add(operation);
		subjects.add(subject);
		return this;
	}

	private static JsonObject object(Map<String, JsonElement> row) {
		JsonObject object = new JsonObject();
		row.forEach(object::add);
		return object;
	}

	private static JsonArray where(JsonElement row) {
		JsonArray condition = new JsonArray();
		condition.add("_uuid"); //$NON-NLS-1$
		condition.add("=="); //$NON-NLS-1$
		condition.add(row);
		JsonArray where = new JsonArray();
		where.add(condition);
		return where;
	}

	/**
	 * What a transaction has made.
	 *
	 * @param rows   that were inserted, by the names given to them
	 * @param number the last column that was counted up; -1: none
	 */
	public record Outcome(Map<String, UUID> rows, long number) {
	}

	/**
	 * Carries it out and waits for the answer.
	 *
	 * @throws FabricException CONFLICT: what was expected is not so any more; REFUSED: a rule of the database; LOST or TIMED_OUT: it may
	 *                         have happened, so look
	 */
	public Outcome commit(OvsdbConnection connection, String database) throws FabricException {
		JsonArray parameters = new JsonArray();
		parameters.add(database);
		parameters.addAll(operations);
		JsonElement answer = connection.call("transact", parameters); //$NON-NLS-1$
		if (!(answer instanceof JsonArray results))
			throw new FabricException(Code.MALFORMED, operation(connection), String.valueOf(answer));
		refuse(results, connection);
		Map<String, UUID> rows = new LinkedHashMap<>();
		for (Map.Entry<String, Integer> insert : inserts.entrySet())
			inserted(results, insert.getValue()).ifPresent(row -> rows.put(insert.getKey(), row));
		return new Outcome(rows, counted(results));
	}

	private static long counted(JsonArray results) {
		for (JsonElement element : results)
			if (element instanceof JsonObject result && result.get("rows") instanceof JsonArray rows && rows.size() == 1) //$NON-NLS-1$
				return rows.get(0).getAsJsonObject().entrySet().iterator().next().getValue().getAsLong();
		return -1;
	}

	/** One element more than operations: an error that only the whole has, such as a broken reference. */
	private void refuse(JsonArray results, OvsdbConnection connection) throws FabricException {
		for (int i = 0; i < results.size(); i++) {
			if (results.get(i) instanceof JsonObject result && result.has("error") && !result.get("error").isJsonNull()) { //$NON-NLS-1$ //$NON-NLS-2$
				String subject = i < subjects.size() && !subjects.get(i).isEmpty() ? " (" + subjects.get(i) + ')' : ""; //$NON-NLS-1$ //$NON-NLS-2$
				throw OvsdbErrors.of(operation(connection) + subject, result);
			}
		}
	}

	private static String operation(OvsdbConnection connection) {
		return NLS.bind(Messages.OvsdbTransaction_changing, connection.address());
	}

	private static Optional<UUID> inserted(JsonArray results, int index) {
		if (index < results.size() && results.get(index) instanceof JsonObject result
				&& result.get("uuid") instanceof JsonArray pair && pair.size() == 2) //$NON-NLS-1$
			return Optional.of(UUID.fromString(pair.get(1).getAsString()));
		return Optional.empty();
	}
}
