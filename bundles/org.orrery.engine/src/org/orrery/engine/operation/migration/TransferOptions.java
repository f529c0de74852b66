// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import org.orrery.hypervisor.MigrationRequest.Compression;

/**
 * How the migration data travels. Immutable.
 *
 * @param parallelConnections streams that share it, 0: one, the plain way
 */
public record TransferOptions(int parallelConnections, Compression compression) {
	public static final TransferOptions PLAIN = new TransferOptions(0, Compression.NONE);
}
