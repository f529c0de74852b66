// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.DedicatedModelThread;

@Timeout(60)
class InventoryCacheTest {
	@TempDir
	Path folder;

	private final SimulatedFleet fleet = SimulatedFleet.of("f", SimulationClock.real(), 2, 20);
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	private Engine start() throws Exception {
		return Engine.start(new EngineSettings(folder, modelThread, () -> List.of(new SimulatorDriver(fleet)), UserPrompts.UNATTENDED, "tester",
				Clock.systemUTC(), true), TestEngine.FAST, null);
	}

	private HostInventory connectOnce() throws Exception {
		try (Engine engine = start()) {
			for (String host : List.of("h1", "h2"))
				engine.connections().add(TestEngine.definition(host, fleet.uri(host).toString()));
			engine.connections().connectAll();
			for (String host : List.of("h1", "h2"))
				TestEngine.await(() -> host + " is not active",
						() -> engine.connections().find(host).orElseThrow().status().state() == ConnectionState.ACTIVE);
			return engine.inventory().host("h1").orElseThrow();
		}
	}

	private Path file(String host) {
		return folder.resolve("inventory").resolve(host + ".inventory");
	}

	private static HostInventory awaitShown(Engine engine, String host) {
		TestEngine.await(() -> host + " is not shown", () -> engine.inventory().host(host).orElseThrow().host() != null);
		return engine.inventory().host(host).orElseThrow();
	}

	@Test
	void whatAHostToldLastIsShownBeforeItAnswersWithItsOldTime() throws Exception {
		HostInventory before = connectOnce();
		try (Engine engine = start()) { // connects nobody
			HostInventory shown = awaitShown(engine, "h1");
			assertEquals(before.domains(), shown.domains());
			assertEquals(before.host(), shown.host());
			assertEquals(before.networks(), shown.networks());
			assertEquals(before.interfaces(), shown.interfaces());
			assertEquals(before.emulators(), shown.emulators());
			assertEquals(before.runningSince(), shown.runningSince());
			assertFalse(shown.confirmed().isAfter(Instant.now()));
			assertEquals(ConnectionState.CLOSED, shown.status().state(), "stale as long as nobody is connected");
			assertEquals(List.of(), engine.inventory().problems("h1"));
		}
	}

	@Test
	void theHostsOwnAnswerReplacesIt() throws Exception {
		HostInventory before = connectOnce();
		fleet.host("h1").add(VmSpec.named("fresh"));
		try (Engine engine = start()) {
			awaitShown(engine, "h1");
			engine.connections().connectAll();
			TestEngine.await(() -> "the VM that has come meanwhile is not shown", () -> engine.inventory().host("h1").orElseThrow().domains().size() == 21);
			TestEngine.await(() -> "not confirmed anew", () -> engine.inventory().host("h1").orElseThrow().confirmed().isAfter(before.confirmed()));
		}
	}

	@Test
	void whatCannotBeReadIsLeftOutWithAProblemAndWrittenAnew() throws Exception {
		connectOnce();
		byte[] good = Files.readAllBytes(file("h1"));
		byte[] older = good.clone();
		older[6] ^= 1; // of the shape of its records
		byte[] flipped = good.clone();
		flipped[good.length / 2] ^= 1;
		byte[] endless = good.clone();
		Arrays.fill(endless, 12, 16, (byte) 0x7f);
		for (byte[] bad : List.of(new byte[0], new byte[] { 1 }, "no cache at all".getBytes(StandardCharsets.UTF_8), older, flipped, endless,
				Arrays.copyOf(good, good.length / 2), Arrays.copyOf(good, good.length + 1), Files.readAllBytes(file("h2")))) {
			Files.write(file("h1"), bad);
			try (Engine engine = start()) {
				awaitShown(engine, "h2");
				TestEngine.await(() -> "no problem is told", () -> !engine.inventory().problems("h1").isEmpty());
				String problem = engine.inventory().problems("h1").get(0);
				assertTrue(problem.contains("h1.inventory") && problem.endsWith("once the host has answered."), problem);
				assertTrue(engine.inventory().host("h1").orElseThrow().domains().isEmpty());
				engine.connections().connectAll();
				TestEngine.await(() -> "not read from the host", () -> engine.inventory().host("h1").orElseThrow().confirmed() != null);
			}
			CacheFile.read(file("h1"));
		}
	}

	@Test
	void anotherHostBehindTheSameConnectionIsNotShownAsTheOldOne() throws Exception {
		connectOnce();
		try (Engine engine = start()) {
			ConnectionDefinition moved = TestEngine.definition("h1", "sim://f/h9");
			engine.connections().update(moved);
		}
		try (Engine engine = start()) {
			TestEngine.await(() -> "no problem is told", () -> !engine.inventory().problems("h1").isEmpty());
			assertTrue(engine.inventory().host("h1").orElseThrow().domains().isEmpty());
		}
	}

	@Test
	void itIsForgottenWithTheConnectionAndReadableToItsOwnerOnly() throws Exception {
		connectOnce();
		assertEquals("[OWNER_READ, OWNER_WRITE]", Files.getPosixFilePermissions(file("h1")).stream().sorted().toList().toString());
		try (Engine engine = start()) {
			engine.connections().remove("h1");
		}
		assertFalse(Files.exists(file("h1")));
		assertTrue(Files.exists(file("h2")));
	}

	@Test
	void aFolderThatCannotBeWrittenCostsOnlyTheCache() throws Exception {
		Files.writeString(folder.resolve("inventory"), "a file where the folder should be");
		assertEquals(20, connectOnce().domains().size());
	}

	@Test
	void aVmThatWasRestartedMeanwhileRunsSinceItsNewStart() throws Exception {
		HostInventory before = connectOnce();
		var vm = fleet.host("h1").uuidOf("vm-1-1");
		assertTrue(before.runningSince().containsKey(vm));
		fleet.host("h1").alter(vm, domain -> domain.withState(domain.state(), "booted", domain.id() + 1000),
				org.orrery.hypervisor.HypervisorListener.DomainEvent.STARTED);
		try (Engine engine = start()) {
			awaitShown(engine, "h1");
			engine.connections().connectAll();
			TestEngine.await(() -> "not confirmed anew", () -> engine.inventory().host("h1").orElseThrow().confirmed().isAfter(before.confirmed()));
			HostInventory now = engine.inventory().host("h1").orElseThrow();
			assertNotEquals(before.runningSince().get(vm), now.runningSince().get(vm));
			var other = fleet.host("h1").uuidOf("vm-1-2");
			assertEquals(before.runningSince().get(other), now.runningSince().get(other));
		}
	}
}
