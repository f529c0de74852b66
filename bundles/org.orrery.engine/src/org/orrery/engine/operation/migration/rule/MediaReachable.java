// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.MigrationFacts;

/** What lies in the CD and floppy drives is on the target too. */
final class MediaReachable implements MigrationRule {
	@Override
	public List<Finding> judge(MigrationFacts facts) {
		return facts.storage().disks().stream().filter(disk -> disk.disk().device().equals("cdrom") || disk.disk().device().equals("floppy")) //$NON-NLS-1$ //$NON-NLS-2$
				.filter(disk -> !reachable(disk))
				.map(disk -> Finding.obstacle("migration.media", //$NON-NLS-1$
						Messages.bind(Messages.MediaReachable_missing,
								new Object[] { disk.path(), disk.disk().target(), facts.target().name() }),
						Messages.MediaReachable_remedy))
				.toList();
	}

	private static boolean reachable(DiskPlacement disk) {
		return switch (disk.kind()) {
		case EMPTY, NETWORK, SHARED, SHARED_FOLDER, SHARED_AS_SAID -> true;
		case COPY, READ_ONLY, STRANDED -> disk.onTarget();
		};
	}
}
