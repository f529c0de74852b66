// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import org.orrery.engine.connection.Connections;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.inventory.ObjectFinder;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.MigrationAdvisor;
import org.orrery.engine.task.Tasks;
import org.orrery.model.FleetModel;

/**
 * The engine: connections, inventory, tasks. One per process; the console, the command line and the controller each start one.
 * Thread-safe. Registered as an OSGi service by the application.
 */
public final class Engine implements AutoCloseable {
	private Engine() {
	}

	/** Reads the data folder; dials nobody before {@link Connections#connectAll()}. @throws EngineStartException naming folder and remedy */
	public static Engine start(EngineSettings settings) throws EngineStartException {
		throw new UnsupportedOperationException();
	}

	public EngineSettings settings() {
		throw new UnsupportedOperationException();
	}

	public Connections connections() {
		throw new UnsupportedOperationException();
	}

	/** Immutable records of everything seen; for engine threads, the command line and prechecks. */
	public InventoryStore inventory() {
		throw new UnsupportedOperationException();
	}

	/** The same as EObjects, on the model thread; for views and diagrams. */
	public FleetModel fleet() {
		throw new UnsupportedOperationException();
	}

	public Tasks tasks() {
		throw new UnsupportedOperationException();
	}

	public MigrationAdvisor migrationAdvisor() {
		throw new UnsupportedOperationException();
	}

	public ObjectFinder finder() {
		throw new UnsupportedOperationException();
	}

	public OperationContext context() {
		throw new UnsupportedOperationException();
	}

	/** Closes connections and stores; running migrations go on at the hosts and are found again at the next start. */
	@Override
	public void close() {
	}
}
