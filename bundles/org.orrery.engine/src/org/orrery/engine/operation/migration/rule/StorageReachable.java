// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.PoolRecord;

/** Each writable disk is on storage that both hosts share, or can be copied. */
final class StorageReachable implements MigrationRule {
	private static final String RULE = "migration.storage"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		List<Finding> findings = new ArrayList<>();
		facts.storage().disks().stream().filter(disk -> disk.disk().device().equals("disk") || disk.disk().device().equals("lun")) //$NON-NLS-1$ //$NON-NLS-2$
				.forEach(disk -> findings.addAll(judge(disk, facts)));
		findings.addAll(room(facts));
		return findings;
	}

	private static List<Finding> judge(DiskPlacement disk, MigrationFacts facts) {
		return switch (disk.kind()) {
		case EMPTY, NETWORK -> List.of();
		case SHARED, SHARED_FOLDER -> shared(disk, facts);
		case SHARED_AS_SAID -> List.of(Finding.warning(RULE, text(Messages.StorageReachable_asSaid, disk, facts), Messages.StorageReachable_asSaidRemedy));
		case READ_ONLY -> disk.onTarget() ? List.of()
				: List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_readOnly, disk, facts), Messages.StorageReachable_readOnlyRemedy));
		case STRANDED -> List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_notShared, disk, facts), Messages.StorageReachable_notSharedRemedy));
		case COPY -> copy(disk, facts);
		};
	}

	private static List<Finding> shared(DiskPlacement disk, MigrationFacts facts) {
		if (!disk.targetPool().active())
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_inactive, disk, facts), Messages.StorageReachable_inactiveRemedy));
		if (facts.options().storage() == MigrationOptions.Storage.COPY && !disk.disk().readOnly())
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_copyOntoItself, disk, facts),
					Messages.StorageReachable_copyOntoItselfRemedy));
		return disk.kind() == DiskPlacement.Kind.SHARED_FOLDER && !disk.disk().readOnly()
				? List.of(Finding.information(RULE, text(Messages.StorageReachable_folder, disk, facts)))
				: List.of();
	}

	private static List<Finding> copy(DiskPlacement disk, MigrationFacts facts) {
		if (facts.isOffline() && disk.sourcePool() == null)
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_offlineNoPool, disk, facts),
					Messages.bind(Messages.StorageReachable_offlineNoPoolRemedy, facts.source().name())));
		if (facts.isOffline() && isLayer(disk, facts))
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_offlineLayer, disk, facts), Messages.StorageReachable_offlineLayerRemedy));
		if (disk.targetPool() == null && canBeMade(disk, facts))
			return List.of(Finding.information(RULE,
					Messages.bind(Messages.StorageReachable_poolIsMade, new Object[] { facts.target().name(), disk.targetFolder(), disk.disk().target() })));
		if (disk.targetPool() == null)
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_noPool, disk, facts),
					Messages.bind(Messages.StorageReachable_noPoolRemedy, disk.targetFolder(), facts.target().name())));
		if (!disk.targetPool().active())
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_inactive, disk, facts), Messages.StorageReachable_inactiveRemedy));
		if (disk.onTarget())
			return List.of(Finding.obstacle(RULE, text(Messages.StorageReachable_there, disk, facts), Messages.StorageReachable_thereRemedy));
		return List.of();
	}

	private static boolean isLayer(DiskPlacement disk, MigrationFacts facts) {
		return facts.source().volume(disk.sourcePool(), disk.path()).filter(volume -> !volume.backing().isEmpty()).isPresent();
	}

	/** A folder of its own, of plain files; a volume group or the root of the file system is nobody's to make. */
	private static boolean canBeMade(DiskPlacement disk, MigrationFacts facts) {
		boolean isFile = disk.disk().type().equals("file") || disk.disk().type().equals("volume"); //$NON-NLS-1$ //$NON-NLS-2$
		boolean isFolder = disk.sourcePool() == null || disk.sourcePool().type().equals("dir"); //$NON-NLS-1$
		return isFile && isFolder && disk.targetFolder().length() > 1 && facts.target().features().contains(Feature.STORAGE_POOLS);
	}

	/** The copy is made at full size, whatever of it is in use. */
	private static List<Finding> room(MigrationFacts facts) {
		Map<PoolRecord, Long> needed = facts.storage().ofKind(DiskPlacement.Kind.COPY).stream().filter(disk -> disk.targetPool() != null)
				.collect(Collectors.groupingBy(DiskPlacement::targetPool, Collectors.summingLong(disk -> Math.max(0, disk.capacity()))));
		return needed.entrySet().stream().filter(entry -> entry.getKey().available() >= 0 && entry.getKey().available() < entry.getValue())
				.map(entry -> new Finding(Finding.Severity.OBSTACLE, "migration.storage-room", //$NON-NLS-1$
						Messages.bind(Messages.StorageReachable_noRoom, new Object[] { entry.getKey().name(), facts.target().name(),
								Quantity.bytes(entry.getKey().available()), Quantity.bytes(entry.getValue()) }),
						Messages.bind(Messages.StorageReachable_noRoomRemedy, Quantity.bytes(entry.getValue() - entry.getKey().available())),
						Map.of("needed", Quantity.bytes(entry.getValue()), "available", Quantity.bytes(entry.getKey().available())))) //$NON-NLS-1$ //$NON-NLS-2$
				.toList();
	}

	private static String text(String pattern, DiskPlacement disk, MigrationFacts facts) {
		return Messages.bind(pattern, new Object[] { disk.disk().target(), disk.isMapped() ? disk.targetPath() : disk.path(), facts.target().name(), facts.source().name(),
				disk.targetPool() == null ? "" : disk.targetPool().name() }); //$NON-NLS-1$
	}
}
