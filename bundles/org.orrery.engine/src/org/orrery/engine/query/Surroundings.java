// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.orrery.engine.statistics.HostSample;
import org.orrery.engine.statistics.VmSample;
import org.orrery.hypervisor.Annotations;
import org.orrery.model.ObjectRef;

/**
 * What a query may want to know beside the inventory. Nothing of it blocks.
 *
 * @param vmUse, hostUse     as last measured, by UUID and by connection
 * @param annotations        of hosts, datastores and networks; VMs carry theirs
 * @param inMaintenance      by connection
 */
public record Surroundings(Function<UUID, Optional<VmSample>> vmUse, Function<String, Optional<HostSample>> hostUse,
		Function<ObjectRef, Annotations> annotations, Predicate<String> inMaintenance, Supplier<Instant> now) {
	/** Where nothing else is known. */
	public static final Surroundings NONE = new Surroundings(vm -> Optional.empty(), host -> Optional.empty(), ref -> Annotations.NONE, host -> false,
			Instant::now);
}
