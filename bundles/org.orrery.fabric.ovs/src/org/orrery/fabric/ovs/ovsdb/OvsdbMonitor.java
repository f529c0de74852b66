// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.ovsdb;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.orrery.fabric.FabricException;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;

/**
 * Keeps a copy of some columns of some tables, which the server keeps up to date (RFC 7047 §4.1.5, §4.1.6). Reading is thread-safe and
 * never asks the server.
 */
public final class OvsdbMonitor implements AutoCloseable {
	private static final AtomicLong COUNT = new AtomicLong();

	private final OvsdbConnection connection;
	private final String id = "orrery-" + COUNT.incrementAndGet(); //$NON-NLS-1$
	private final Consumer<Set<String>> changed;

	// guarded by this
	private final Map<String, Map<UUID, OvsdbRow>> tables = new HashMap<>();

	private OvsdbMonitor(OvsdbConnection connection, Consumer<Set<String>> changed) {
		this.connection = connection;
		this.changed = changed;
	}

	/**
	 * Begins, and returns when the copy is complete.
	 *
	 * @param columns those that are wanted, by table
	 * @param changed told the names of tables after each change, on the connection's reading thread
	 */
	public static OvsdbMonitor begin(OvsdbConnection connection, String database, Map<String, List<String>> columns,
			Consumer<Set<String>> changed) throws FabricException {
		OvsdbMonitor monitor = new OvsdbMonitor(connection, changed);
		connection.register(monitor.id, monitor::update);
		try {
			// Taken on the reading thread, before any update that follows the answer.
			connection.await("monitor", connection.request("monitor", parameters(database, monitor.id, columns)) //$NON-NLS-1$ //$NON-NLS-2$
					.thenAccept(monitor::update));
			return monitor;
		} catch (FabricException e) {
			connection.unregister(monitor.id);
			throw e;
		}
	}

	private static JsonArray parameters(String database, String id, Map<String, List<String>> columns) {
		JsonObject requests = new JsonObject();
		columns.forEach((table, names) -> {
			JsonArray wanted = new JsonArray();
			names.forEach(wanted::add);
			JsonObject request = new JsonObject();
			request.add("columns", wanted); //$NON-NLS-1$
			JsonArray all = new JsonArray();
			all.add(request);
			requests.add(table, all);
		});
		JsonArray parameters = new JsonArray();
		parameters.add(database);
		parameters.add(id);
		parameters.add(requests);
		return parameters;
	}

	private void update(JsonElement updates) {
		Set<String> touched = new HashSet<>();
		synchronized (this) {
			updates.getAsJsonObject().entrySet().forEach(table -> {
				Map<UUID, OvsdbRow> rows = tables.computeIfAbsent(table.getKey(), name -> new HashMap<>());
				table.getValue().getAsJsonObject().entrySet().forEach(row -> update(rows, UUID.fromString(row.getKey()), row.getValue().getAsJsonObject()));
				touched.add(table.getKey());
			});
		}
		if (!touched.isEmpty())
			changed.accept(touched);
	}

	/** A modified row comes with all its monitored columns; one without "new" is gone. */
	private static void update(Map<UUID, OvsdbRow> rows, UUID uuid, JsonObject change) {
		JsonElement now = change.get("new"); //$NON-NLS-1$
		if (now == null || now instanceof JsonNull)
			rows.remove(uuid);
		else
			rows.put(uuid, new OvsdbRow(uuid, now.getAsJsonObject()));
	}

	/** As of now; later changes do not show in it. */
	public synchronized Collection<OvsdbRow> rows(String table) {
		return List.copyOf(tables.getOrDefault(table, Map.of()).values());
	}

	/** All tables in one state of the database: between two transactions, never within one. */
	public synchronized Map<String, Map<UUID, OvsdbRow>> snapshot() {
		Map<String, Map<UUID, OvsdbRow>> copy = new HashMap<>();
		tables.forEach((table, rows) -> copy.put(table, Map.copyOf(rows)));
		return copy;
	}

	/** The server need not tell more. Does not wait for it. */
	@Override
	public void close() {
		connection.unregister(id);
		JsonArray parameters = new JsonArray();
		parameters.add(id);
		connection.request("monitor_cancel", parameters); //$NON-NLS-1$
	}
}
