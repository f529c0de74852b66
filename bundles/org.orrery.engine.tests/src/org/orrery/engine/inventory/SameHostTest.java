// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.connection.ConnectionStatus;
import org.orrery.hypervisor.simulator.HostHardware;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;

/** One host under two URIs, and several hosts with one UUID. */
@Timeout(60)
class SameHostTest {
	private static final UUID COPIED = UUID.fromString("03000200-0400-0500-0006-000700080009");
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 2, 5);

	private void connect(TestEngine test, String id, String uri) throws Exception {
		test.engine.connections().add(TestEngine.definition(id, uri)).connect();
	}

	@Test
	void aHostUnderASecondUriIsRefusedAndSaysWhichItIs() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			connect(test, "again", "sim://f/h1?by=address");
			test.awaitState("again", ConnectionState.CLOSED);
			ConnectionStatus status = test.connection("again").status();
			assertTrue(status.reason().contains("h1") && status.reason().contains("connected already as sim://f/h1"), status.reason());
			assertEquals("Remove one of the two connections.", status.remedy());
			assertTrue(test.inventory("again").domains().isEmpty(), "its VMs are shown twice");
			assertEquals(ConnectionState.ACTIVE, test.connection("h1").status().state());
		}
	}

	@Test
	void theSecondWayServesOnceTheFirstIsClosed() throws Exception {
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			test.connection("h1").disconnect();
			TestEngine.await(() -> "not told", () -> test.inventory("h1").status().state() == ConnectionState.CLOSED);
			connect(test, "again", "sim://f/h1?by=address");
			test.awaitState("again", ConnectionState.ACTIVE);
			test.connection("h1").connect();
			test.awaitState("h1", ConnectionState.CLOSED);
		}
	}

	@Test
	void hostsWithACopiedUuidAreToldApartWithAWarning() throws Exception {
		fleet.addHost("c1", HostHardware.standard(COPIED, "c1"));
		fleet.addHost("c2", HostHardware.standard(COPIED, "c2"));
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll();
			for (String host : new String[] { "c1", "c2" }) {
				TestEngine.await(() -> "no warning: " + test.inventory(host).status(), () -> !test.inventory(host).status().reason().isEmpty());
				ConnectionStatus status = test.inventory(host).status();
				assertEquals(ConnectionState.ACTIVE, status.state());
				assertTrue(status.reason().contains(COPIED.toString()) && status.reason().contains("another host"), status.reason());
				assertTrue(status.remedy().contains("host_uuid"), status.remedy());
			}
			assertEquals("", test.inventory("h1").status().reason());
		}
	}

	@Test
	void clonesThatHaveEvenOneNameAreToldApartByTheirVms() throws Exception {
		fleet.addHost("c1", HostHardware.standard(COPIED, "clone"));
		fleet.addHost("c2", HostHardware.standard(COPIED, "clone"));
		fleet.host("c1").add(org.orrery.hypervisor.simulator.VmSpec.named("one"));
		fleet.host("c2").add(org.orrery.hypervisor.simulator.VmSpec.named("other"));
		try (TestEngine test = new TestEngine(folder, fleet)) {
			test.connectAll(); // waits for all to be active
			TestEngine.await(() -> "no warning", () -> !test.inventory("c2").status().reason().isEmpty());
			assertEquals(1, test.inventory("c1").domains().size());
			assertEquals(1, test.inventory("c2").domains().size());
		}
	}
}
