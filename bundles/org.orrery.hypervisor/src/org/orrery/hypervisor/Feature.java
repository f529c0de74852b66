// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/** What a connected hypervisor can do. What is absent is shown as unsupported, never attempted, never an error. */
public enum Feature {
	DOMAIN_EVENTS, NETWORK_EVENTS, POOL_EVENTS, NODE_DEVICE_EVENTS, KEEPALIVE, BULK_STATISTICS,
	NETWORKS, STORAGE_POOLS, INTERFACES, SNAPSHOTS, DOMAIN_CAPABILITIES, CPU_COMPARISON, HOST_MEMORY_STATISTICS,
	LIVE_MIGRATION, JOB_STATISTICS, MIGRATION_SPEED, POST_COPY, DIRTY_RATE, GUEST_ADDRESSES
}
