// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.HostFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NicSource;
import org.orrery.hypervisor.PoolRecord;

/** Each name that was mapped is used by the VM, and what it was mapped to is on the target. */
final class MappingValid implements MigrationRule {
	private static final String RULE = "migration.mapping"; //$NON-NLS-1$

	@Override
	public List<Finding> judge(MigrationFacts facts) {
		MigrationMapping mapping = facts.options().mapping();
		List<Finding> findings = new ArrayList<>();
		mapping.networks().forEach((here, there) -> network(here, there, facts, findings));
		mapping.pools().forEach((here, there) -> pool(here, there, facts, findings));
		mapping.disks().forEach((disk, path) -> disk(disk, path, facts, findings));
		return findings;
	}

	private static void network(NicSource here, NicSource there, MigrationFacts facts, List<Finding> findings) {
		Set<String> used = facts.domain().nics().stream().map(NicSource::of).filter(NicSource::isNamed).map(NicSource::toString)
				.collect(Collectors.toCollection(TreeSet::new));
		boolean usesPortGroupOfIt = here.portGroup().isEmpty() && used.stream().anyMatch(name -> name.startsWith(here + "/")); //$NON-NLS-1$
		if (!used.contains(here.toString()) && !usesPortGroupOfIt)
			findings.add(unused(here.toString(), used, facts));
		else if (there.type().equals("network") && facts.target().networks().stream().noneMatch(known -> known.name().equals(there.name()))) //$NON-NLS-1$
			findings.add(missing(Messages.MappingValid_network, here.toString(), there.toString(),
					facts.target().networks().stream().map(NetworkRecord::name).toList(), facts));
	}

	private static void pool(String here, String there, MigrationFacts facts, List<Finding> findings) {
		Set<String> used = facts.storage().disks().stream().map(DiskPlacement::sourcePool).filter(pool -> pool != null).map(PoolRecord::name)
				.collect(Collectors.toCollection(TreeSet::new));
		if (!used.contains(here)) {
			findings.add(unused(here, used, facts));
			return;
		}
		HostFacts target = facts.target();
		Optional<PoolRecord> found = target.pools().stream().filter(pool -> pool.name().equals(there)).findFirst();
		if (found.isEmpty())
			findings.add(missing(Messages.MappingValid_pool, here, there, target.pools().stream().map(PoolRecord::name).toList(), facts));
		else if (found.get().targetPath().isEmpty() || !found.get().targetPath().startsWith("/")) //$NON-NLS-1$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.MappingValid_poolWithoutPath, there, target.name()),
					Messages.MappingValid_poolWithoutPathRemedy));
	}

	private static void disk(String disk, String path, MigrationFacts facts, List<Finding> findings) {
		Set<String> used = facts.domain().disks().stream().map(DiskRecord::target).collect(Collectors.toCollection(TreeSet::new));
		boolean isFile = facts.storage().disks().stream().anyMatch(placed -> placed.disk().target().equals(disk) && !placed.path().isEmpty());
		if (!used.contains(disk))
			findings.add(unused(disk, used, facts));
		else if (!isFile || !path.startsWith("/") || path.endsWith("/")) //$NON-NLS-1$ //$NON-NLS-2$
			findings.add(Finding.obstacle(RULE, Messages.bind(Messages.MappingValid_path, disk, path), Messages.MappingValid_pathRemedy));
	}

	private static Finding unused(String name, Set<String> used, MigrationFacts facts) {
		return Finding.obstacle(RULE, Messages.bind(Messages.MappingValid_unused, name, facts.domain().name()),
				Messages.bind(Messages.MappingValid_unusedRemedy, String.join(", ", used))); //$NON-NLS-1$
	}

	private static Finding missing(String pattern, String here, String there, List<String> known, MigrationFacts facts) {
		return new Finding(Finding.Severity.OBSTACLE, RULE, Messages.bind(pattern, new Object[] { here, there, facts.target().name() }),
				Messages.bind(Messages.MappingValid_missingRemedy, facts.target().name(), String.join(", ", known)), Map.of("mapped", here + '=' + there)); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
