// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.orrery.engine.operation.ShellScript;
import org.orrery.engine.operation.migration.MigrationArguments;
import org.orrery.engine.operation.migration.MigrationMapping;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.NicSource;
import org.orrery.model.ObjectRef;

/** A bulk migration as a person would type it: one command per target, with the options and limits that were asked for. */
record BulkScript(List<QueuedMove> order, BulkLimits limits, MigrationOptions options) {
	/** In an order in which every move finds its room. */
	void write(ShellScript script) {
		for (List<QueuedMove> group : groups()) {
			List<String> objects = new ArrayList<>();
			group.forEach(move -> objects.add(move.move().sourceName() + '/' + move.move().vmName()));
			objects.add(group.getFirst().move().targetName());
			List<String> words = new ArrayList<>(List.of("--yes")); //$NON-NLS-1$
			words.addAll(MigrationArguments.of(options.withMapping(namesOf(group))));
			words.addAll(limits.arguments());
			script.command(ShellScript.orrery("migrate", objects, words)); //$NON-NLS-1$
		}
	}

	/** All of one target at once, unless some host gives and takes: then only neighbours in the order that makes room. */
	private List<List<QueuedMove>> groups() {
		Set<ObjectRef> sources = order.stream().map(move -> move.move().source()).collect(Collectors.toSet());
		if (order.stream().noneMatch(move -> sources.contains(move.move().target())))
			return List.copyOf(order.stream().collect(Collectors.groupingBy(QueuedMove::to, LinkedHashMap::new, Collectors.toList())).values());
		List<List<QueuedMove>> runs = new ArrayList<>();
		for (QueuedMove move : order) {
			if (runs.isEmpty() || !runs.getLast().getFirst().to().equals(move.to()))
				runs.add(new ArrayList<>());
			runs.getLast().add(move);
		}
		return runs;
	}

	private static MigrationMapping namesOf(List<QueuedMove> group) {
		Map<NicSource, NicSource> networks = new LinkedHashMap<>();
		Map<String, String> pools = new LinkedHashMap<>();
		Map<String, String> disks = new LinkedHashMap<>();
		for (QueuedMove move : group) {
			networks.putAll(move.options().mapping().networks());
			pools.putAll(move.options().mapping().pools());
			disks.putAll(move.options().mapping().disks());
		}
		return new MigrationMapping(networks, pools, disks);
	}
}
