// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.orrery.engine.operation.migration.MigrationSurvey.Place;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;

/** What is seen on both hosts, and what may be concluded from it. */
class MigrationSurveyTest {
	private final SimulatedFleet fleet = SimulatedFleet.of("survey", SimulationClock.real(), 1, 0);
	private final SimulatedHost host = fleet.host("h1");
	private final Optional<DomainRecord> running = host.domain(host.add(VmSpec.named("runs")));
	private final Optional<DomainRecord> off = host.domain(host.add(VmSpec.named("off").off()));

	private static MigrationSurvey seen(Optional<DomainRecord> onSource, Optional<DomainRecord> onTarget) {
		return new MigrationSurvey(onSource, onTarget, Optional.empty(), "");
	}

	@Test
	void aVmThatRunsOnBothIsForAPerson() {
		assertEquals(Place.BOTH, seen(running, running).place());
		assertTrue(seen(running, running).isForAPerson());
		assertFalse(seen(running, Optional.empty()).isForAPerson());
		assertFalse(seen(Optional.empty(), Optional.empty()).isForAPerson());
	}

	@Test
	void whereItRunsOnNeitherTheNewerDisksAreNotKnown() {
		assertTrue(seen(off, off).isOffOnBoth());
		assertFalse(seen(off, running).isOffOnBoth());
		assertFalse(seen(off, Optional.empty()).isOffOnBoth());
		assertFalse(seen(off, null).isOffOnBoth(), "a silent host says nothing");
	}

	@Test
	void whereItStandsStillOnBothNothingMayBeConcluded() throws Exception {
		try (HypervisorConnection connection = new SimulatorDriver(fleet).open(fleet.uri("h1"), OpenOptions.defaults())) {
			connection.pause(running.get().uuid());
		}
		Optional<DomainRecord> paused = host.domain(running.get().uuid());
		assertTrue(seen(paused, paused).isHandingOver());
		assertFalse(seen(running, paused).isHandingOver(), "it goes on at the source, so the other half is a remainder");
		assertFalse(seen(paused, running).isHandingOver());
		assertFalse(seen(paused, Optional.empty()).isHandingOver());
		assertFalse(seen(paused, null).isHandingOver());
	}

	@Test
	void aSourceThatKeepsADefinitionOnlyHasGivenItAway() {
		assertEquals(Place.TARGET, seen(off, running).place());
		assertTrue(seen(off, running).isLeftOnSource());
	}
}
