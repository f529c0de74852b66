// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** Reads whole tables once, all in the same state of the database (RFC 7047 §5.2.2): for columns that change too often to be monitored. */
public final class OvsdbQuery {
	private static final String ROW = "_uuid"; //$NON-NLS-1$

	private OvsdbQuery() {
	}

	/** @param columns by table; all of them must exist, see {@link OvsdbSchema#existing} */
	public static Map<String, Map<UUID, OvsdbRow>> read(OvsdbConnection connection, String database, Map<String, List<String>> columns)
			throws FabricException {
		JsonArray parameters = new JsonArray();
		parameters.add(database);
		Map<String, List<String>> ordered = new LinkedHashMap<>(columns);
		ordered.forEach((table, names) -> parameters.add(select(table, names)));
		JsonElement answer = connection.call("transact", parameters); //$NON-NLS-1$
		Map<String, Map<UUID, OvsdbRow>> tables = new HashMap<>();
		int number = 0;
		for (String table : ordered.keySet())
			tables.put(table, rows(connection, answer, number++));
		return tables;
	}

	private static JsonObject select(String table, List<String> names) {
		JsonArray wanted = new JsonArray();
		wanted.add(ROW);
		names.forEach(wanted::add);
		JsonObject operation = new JsonObject();
		operation.addProperty("op", "select"); //$NON-NLS-1$ //$NON-NLS-2$
		operation.addProperty("table", table); //$NON-NLS-1$
		operation.add("where", new JsonArray()); //$NON-NLS-1$
		operation.add("columns", wanted); //$NON-NLS-1$
		return operation;
	}

	private static Map<UUID, OvsdbRow> rows(OvsdbConnection connection, JsonElement answer, int number) throws FabricException {
		String operation = NLS.bind(Messages.OvsdbQuery_reading, connection.address());
		JsonElement result = answer instanceof JsonArray results && number < results.size() ? results.get(number) : null;
		if (result instanceof JsonObject refused && refused.has("error")) //$NON-NLS-1$
			throw OvsdbErrors.of(operation, refused);
		if (!(result instanceof JsonObject object) || !(object.get("rows") instanceof JsonArray rows)) //$NON-NLS-1$
			throw new FabricException(Code.MALFORMED, operation, String.valueOf(result));
		Map<UUID, OvsdbRow> read = new LinkedHashMap<>();
		for (JsonElement row : rows) {
			UUID uuid = UUID.fromString(row.getAsJsonObject().get(ROW).getAsJsonArray().get(1).getAsString());
			read.put(uuid, new OvsdbRow(uuid, row.getAsJsonObject()));
		}
		return read;
	}
}
