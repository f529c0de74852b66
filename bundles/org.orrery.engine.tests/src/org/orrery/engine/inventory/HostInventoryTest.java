// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;

class HostInventoryTest {
	private static final long GIB = 1L << 30;

	private static HostInventory inventory(HostRecord host, HostUsage usage) {
		return new HostInventory(ConnectionDefinition.of("sim://f/h1", "", "", ""),
				new ConnectionStatus(ConnectionState.ACTIVE, Instant.EPOCH, "", "", null, 0, 1), host, usage, Map.of(), Map.of(), Map.of(), Map.of(),
				List.of(), Map.of(), List.of(), List.of(), null);
	}

	/** Seen on a machine with several NUMA nodes in a container: 11 GiB in the node's description, 21 of 23 GiB available. */
	@Test
	void thereIsNeverLessMemoryThanIsAvailable() {
		HostRecord host = new HostRecord(new UUID(1, 1), "h1", "QEMU", "7.2", "9.0", null, 11 * GIB, List.of(), List.of(), false);
		assertEquals(23 * GIB, inventory(host, new HostUsage(23 * GIB, 21 * GIB, -1, -1)).memory());
		assertEquals(11 * GIB, inventory(host, new HostUsage(0, -1, -1, -1)).memory());
		assertEquals(11 * GIB, inventory(host, null).memory());
		assertEquals(-1, inventory(null, null).memory());
	}
}
