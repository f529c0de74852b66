// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.orrery.engine.operation.HostAccess;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.migration.MigrationArguments;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationParameters;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.model.ObjectRef;

/**
 * How a host is to be emptied. Immutable.
 *
 * @param targets    hosts to choose from; empty: all that are connected
 * @param includeOff also VMs that are shut off
 */
public record EvacuationWish(List<ObjectRef> targets, boolean includeOff, MigrationOptions options, BulkLimits limits) {
	private static final String TARGETS = "targets"; //$NON-NLS-1$
	private static final String INCLUDE_OFF = "VMs that are off"; //$NON-NLS-1$

	public EvacuationWish {
		targets = List.copyOf(targets);
	}

	/** To wherever there is room, running VMs only. */
	public static EvacuationWish usual() {
		return new EvacuationWish(List.of(), false, MigrationOptions.defaults(), BulkLimits.standard());
	}

	public EvacuationWish withLimits(BulkLimits others) {
		return new EvacuationWish(targets, includeOff, options, others);
	}

	/** As a person types it after {@code orrery evacuate} or {@code orrery maintenance}. */
	List<String> arguments(OperationContext context) {
		List<String> words = new ArrayList<>();
		if (!targets.isEmpty())
			words.addAll(List.of("--to", targets.stream().map(target -> HostAccess.of(context, target.connection()).name()).collect(Collectors.joining(",")))); //$NON-NLS-1$ //$NON-NLS-2$
		if (includeOff)
			words.add("--include-off"); //$NON-NLS-1$
		words.addAll(MigrationArguments.ofEvacuation(options));
		words.addAll(limits.arguments());
		return words;
	}

	void write(Map<String, String> parameters) {
		parameters.putAll(MigrationParameters.write(options));
		limits.write(parameters);
		parameters.put(TARGETS, targets.stream().map(ObjectRef::connection).collect(Collectors.joining(" "))); //$NON-NLS-1$
		parameters.put(INCLUDE_OFF, String.valueOf(includeOff));
	}

	/** @throws IllegalArgumentException naming what cannot be understood */
	static EvacuationWish read(Map<String, String> parameters) {
		List<ObjectRef> targets = Arrays.stream(parameters.getOrDefault(TARGETS, "").split(" ")).filter(id -> !id.isBlank()) //$NON-NLS-1$ //$NON-NLS-2$
				.map(ObjectRef::host).toList();
		return new EvacuationWish(targets, Boolean.parseBoolean(parameters.get(INCLUDE_OFF)), MigrationParameters.read(parameters),
				BulkLimits.read(parameters));
	}
}
