// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** Which tables and columns a database has (RFC 7047 §3.2): those of its version, which is seldom ours. Immutable. */
public final class OvsdbSchema {
	private final OvsdbAddress address;
	private final String database;
	private final String version;
	private final JsonObject tables;

	private OvsdbSchema(OvsdbAddress address, String database, String version, JsonObject tables) {
		this.address = address;
		this.database = database;
		this.version = version;
		this.tables = tables;
	}

	/** Asks the server. @throws FabricException UNSUPPORTED when it has no such database */
	public static OvsdbSchema of(OvsdbConnection connection, String database) throws FabricException {
		JsonArray parameters = new JsonArray();
		parameters.add(database);
		if (connection.call("get_schema", parameters) instanceof JsonObject schema && schema.get("tables") instanceof JsonObject tables) //$NON-NLS-1$ //$NON-NLS-2$
			return new OvsdbSchema(connection.address(), database, schema.has("version") ? schema.get("version").getAsString() : "?", tables); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		throw new FabricException(Code.MALFORMED, NLS.bind(Messages.OvsdbSchema_reading, database, connection.address()), Messages.OvsdbSchema_malformed);
	}

	public String version() {
		return version;
	}

	public boolean has(String table, String column) {
		return tables.get(table) instanceof JsonObject found && found.get("columns") instanceof JsonObject columns && columns.has(column); //$NON-NLS-1$
	}

	/** Of the columns that are wanted those that there are: what an older or newer version lacks reads as empty. */
	public Map<String, List<String>> existing(Map<String, List<String>> wanted) {
		Map<String, List<String>> existing = new LinkedHashMap<>();
		wanted.forEach((table, columns) -> {
			List<String> there = columns.stream().filter(column -> has(table, column)).toList();
			if (!there.isEmpty())
				existing.put(table, there);
		});
		return existing;
	}

	/** @throws FabricException UNSUPPORTED, naming the version and what it lacks, unless all of these are there */
	public void require(Map<String, List<String>> needed) throws FabricException {
		for (Map.Entry<String, List<String>> table : needed.entrySet())
			for (String column : table.getValue())
				if (!has(table.getKey(), column))
					throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.OvsdbSchema_reading, database, address),
							NLS.bind(Messages.OvsdbSchema_lacks, new Object[] { version, table.getKey(), column }));
	}
}
