// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.MigrationFacts;

/** No shared disk holds writes in the cache of the source host. */
final class CacheModeSafe implements MigrationRule {
	private static final Set<String> SAFE = Set.of("none", "directsync", "default", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		if (facts.isOffline())
			return List.of();
		return facts.storage().disks().stream().filter(CacheModeSafe::isShared).filter(disk -> !SAFE.contains(disk.disk().cache()))
				.map(disk -> new Finding(severity(disk, facts), "migration.cache", //$NON-NLS-1$
						Messages.bind(Messages.CacheModeSafe_cached, new Object[] { disk.disk().target(), disk.disk().cache(), facts.source().name() }),
						Messages.CacheModeSafe_remedy, Map.of("cache", disk.disk().cache()))) //$NON-NLS-1$
				.toList();
	}

	private static boolean isShared(DiskPlacement disk) {
		return !disk.disk().readOnly() && switch (disk.kind()) {
		case SHARED, SHARED_FOLDER, SHARED_AS_SAID -> true;
		case EMPTY, NETWORK, COPY, READ_ONLY, STRANDED -> false;
		};
	}

	/** QEMU 4.0 and later drops its cache at the switch-over, except where flushing was switched off altogether. */
	private static Finding.Severity severity(DiskPlacement disk, MigrationFacts facts) {
		boolean drops = facts.isQemu() && facts.source().host().hypervisorVersion().matches("([4-9]|\\d\\d+)\\..*") //$NON-NLS-1$
				&& !disk.disk().cache().equals("unsafe"); //$NON-NLS-1$
		return drops || facts.options().allowUnsafe() ? Finding.Severity.WARNING : Finding.Severity.OBSTACLE;
	}
}
