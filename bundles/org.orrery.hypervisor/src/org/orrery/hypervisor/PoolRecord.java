// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.util.UUID;

/**
 * A storage pool (datastore). Immutable. Sizes in bytes, -1 unknown.
 *
 * @param type       "dir", "netfs", "logical", "iscsi", "rbd", …
 * @param targetPath where its volumes appear on the host, empty when nowhere
 * @param source     host:path, volume group or pool name at the source; empty for a plain directory
 * @param problem    why nothing more than its name is known; empty: it could be read
 */
public record PoolRecord(UUID uuid, String name, String type, boolean active, boolean persistent, boolean autostart, String targetPath,
		String source, long capacity, long allocation, long available, String problem) {
	/** One that could be read. */
	public PoolRecord(UUID uuid, String name, String type, boolean active, boolean persistent, boolean autostart, String targetPath,
			String source, long capacity, long allocation, long available) {
		this(uuid, name, type, active, persistent, autostart, targetPath, source, capacity, allocation, available, ""); //$NON-NLS-1$
	}
}
