// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Supplier;

import org.orrery.fabric.FabricDriver;
import org.orrery.hypervisor.HypervisorDriver;

/**
 * What a command finds around it. Immutable.
 *
 * @param drivers    adapters to hypervisors
 * @param fabrics    adapters to virtual switches
 * @param dataFolder used unless {@code --home} says otherwise
 * @param who        account recorded with tasks
 */
public record Surroundings(Terminal terminal, Supplier<Collection<HypervisorDriver>> drivers, Supplier<Collection<FabricDriver>> fabrics,
		Interrupts interrupts, Path dataFolder, String who, Clock clock) {

	/** Drivers that know the switches of their hosts as well are asked for them. */
	public Surroundings(Terminal terminal, Supplier<Collection<HypervisorDriver>> drivers, Interrupts interrupts, Path dataFolder, String who, Clock clock) {
		this(terminal, drivers, () -> drivers.get().stream().filter(FabricDriver.class::isInstance).map(FabricDriver.class::cast).toList(), interrupts,
				dataFolder, who, clock);
	}
}
