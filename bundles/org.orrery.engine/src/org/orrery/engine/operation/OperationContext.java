// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import java.time.Clock;

import org.orrery.engine.annotation.LocalAnnotations;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.inventory.InventoryStore;
import org.orrery.engine.network.Networks;
import org.orrery.engine.operation.maintenance.MaintenanceStore;
import org.orrery.engine.operation.migration.bulk.QueueControls;
import org.orrery.engine.operation.migration.convergence.MigrationPolicies;

/**
 * What an operation may use.
 *
 * @param policies what is remembered of how VMs are to be migrated
 * @param queues   what people ask of running queues of migrations
 * @param maintenance which hosts take no VM
 * @param annotations what is written down about hosts, datastores and networks
 * @param networks    the virtual switches of the hosts
 */
public record OperationContext(Connections connections, InventoryStore inventory, Clock clock, MigrationPolicies policies, QueueControls queues,
		MaintenanceStore maintenance, LocalAnnotations annotations, Networks networks) {
}
