// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

/** Makes mappings for tests of what a record or file would hold. */
public final class MigrationMappings {
	private MigrationMappings() {
	}

	/** One "here=there" a line in each. */
	public static MigrationMapping of(String networks, String pools, String disks) {
		return MigrationMapping.read(networks, pools, disks);
	}
}
