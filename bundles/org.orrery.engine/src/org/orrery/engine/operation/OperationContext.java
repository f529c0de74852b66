// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.time.Clock;

import org.orrery.engine.connection.Connections;
import org.orrery.engine.inventory.InventoryStore;

/** What an operation may use. */
public record OperationContext(Connections connections, InventoryStore inventory, Clock clock) {
}
