// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.function.Supplier;

import org.orrery.engine.prompt.UserPrompts;
import org.orrery.fabric.FabricDriver;
import org.orrery.hypervisor.HypervisorDriver;
import org.orrery.model.ModelThread;

/**
 * What an engine is built from.
 *
 * @param dataFolder  connections, tasks and designs live here; created when missing
 * @param modelThread owner of the EObjects
 * @param drivers     asked at each open, since drivers may come and go
 * @param fabrics     the same for the hosts' virtual switches
 * @param who         account recorded with tasks
 * @param reconcile   whether to read open tasks of an earlier run and look at the hosts (the console does, a short command does not)
 */
public record EngineSettings(Path dataFolder, ModelThread modelThread, Supplier<Collection<HypervisorDriver>> drivers,
		Supplier<Collection<FabricDriver>> fabrics, UserPrompts prompts, String who, Clock clock, boolean reconcile) {

	/** With the drivers that know the switches of their hosts as well, and no other drivers for switches. */
	public EngineSettings(Path dataFolder, ModelThread modelThread, Supplier<Collection<HypervisorDriver>> drivers, UserPrompts prompts, String who,
			Clock clock, boolean reconcile) {
		this(dataFolder, modelThread, drivers, () -> fabrics(drivers.get()), prompts, who, clock, reconcile);
	}

	private static Collection<FabricDriver> fabrics(Collection<HypervisorDriver> drivers) {
		return drivers.stream().filter(FabricDriver.class::isInstance).map(FabricDriver.class::cast).toList();
	}
}
