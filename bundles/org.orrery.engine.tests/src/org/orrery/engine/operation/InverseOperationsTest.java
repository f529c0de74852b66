// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.engine.TestEngine;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskScript;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorListener.DomainEvent;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.ObjectRef;

/** A task, then what takes it back: the VM is as it was. */
@Timeout(60)
class InverseOperationsTest {
	@TempDir
	Path folder;

	private SimulatedFleet fleet;
	private TestEngine hosts;
	private UUID web;

	@BeforeEach
	void connect() throws Exception {
		fleet = SimulatedFleet.of("inverse", SimulationClock.real(), 3, 0);
		fleet.linkRate(500L << 20);
		web = fleet.host("h1").add(VmSpec.named("web").memory(64L << 20).disk("shared", 1L << 30).network("default"));
		hosts = new TestEngine(folder, fleet);
		hosts.connectAll();
	}

	@AfterEach
	void close() {
		hosts.close();
	}

	private TaskRecord run(Operation operation) throws Exception {
		return hosts.engine.tasks().whenDone(hosts.engine.tasks().submit(operation).id()).get(50, TimeUnit.SECONDS);
	}

	private Inverse inverse(TaskRecord task) {
		return InverseOperations.of(task, hosts.engine.context());
	}

	private MigrateOperation migration(String from, String to, MigrationOptions options) {
		return new MigrateOperation(ObjectRef.vm(from, web), ObjectRef.host(to), options, "web", from, to);
	}

	private boolean isOn(String host) {
		return fleet.host(host).domain(web).filter(domain -> domain.state() == DomainState.RUNNING).isPresent();
	}

	@ParameterizedTest
	@CsvSource({ "START, SHUT_OFF", "SHUT_DOWN, RUNNING", "FORCE_OFF, RUNNING", "PAUSE, RUNNING", "RESUME, PAUSED" })
	void aPowerChangeIsTakenBack(PowerAction action, DomainState before) throws Exception {
		fleet.host("h1").alter(web, domain -> domain.withState(before, "", before.isActive() ? 1 : -1), DomainEvent.OTHER);
		TaskRecord done = run(new PowerOperation(action, ObjectRef.vm("h1", web), "web"));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		TaskRecord back = run(inverse(done).operation());
		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason());
		assertEquals(before, fleet.host("h1").domain(web).orElseThrow().state());
	}

	@Test
	void aMigrationIsTakenBackWithItsLimits() throws Exception {
		TaskRecord done = run(migration("h1", "h2", MigrationOptions.defaults().withBandwidth(400)));
		assertEquals(TaskState.SUCCEEDED, done.state(), done.reason());
		assertTrue(isOn("h2") && !isOn("h1"));
		Inverse inverse = inverse(done);
		assertEquals("Migrate web h2 \u2192 h1", inverse.operation().title());
		assertEquals("400", inverse.operation().parameters().get("bandwidth"));
		TaskRecord back = run(inverse.operation());
		assertEquals(TaskState.SUCCEEDED, back.state(), back.reason());
		assertTrue(isOn("h1") && !isOn("h2"));
	}

	/** It is checked like any other: what others did meanwhile is no surprise. */
	@Test
	void aVmThatWentOnElsewhereIsNotMovedBackBlindly() throws Exception {
		TaskRecord done = run(migration("h1", "h2", MigrationOptions.defaults()));
		assertEquals(TaskState.SUCCEEDED, run(migration("h2", "h3", MigrationOptions.defaults())).state());
		TaskRecord back = run(inverse(done).operation());
		assertEquals(TaskState.REFUSED, back.state(), back.reason());
		assertTrue(isOn("h3"));
	}

	@Test
	void aPowerChangeIsTakenBackWhereTheVmIsNow() throws Exception {
		TaskRecord paused = run(new PowerOperation(PowerAction.PAUSE, ObjectRef.vm("h1", web), "web"));
		assertEquals(TaskState.SUCCEEDED, run(migration("h1", "h2", MigrationOptions.defaults())).state());
		TestEngine.await(() -> "not seen on h2", () -> hosts.engine.inventory().domain(ObjectRef.vm("h1", web)).isEmpty()
				&& hosts.engine.inventory().domain(ObjectRef.vm("h2", web)).isPresent());
		assertEquals(TaskState.SUCCEEDED, run(inverse(paused).operation()).state());
		assertTrue(isOn("h2"));
	}

	@Test
	void whereThereIsNoWayBackItSaysWhy() throws Exception {
		Inverse reboot = inverse(run(new PowerOperation(PowerAction.REBOOT, ObjectRef.vm("h1", web), "web")));
		assertFalse(reboot.exists());
		assertTrue(reboot.reason().contains("web"), reboot.reason());
		Inverse refused = inverse(run(new PowerOperation(PowerAction.START, ObjectRef.vm("h1", web), "web")));
		assertFalse(refused.exists());
		assertTrue(refused.reason().contains("did not succeed"), refused.reason());
	}

	@Test
	void theScriptOfATaskIsKeptWithIt() throws Exception {
		TaskRecord done = run(migration("h1", "h2", MigrationOptions.defaults()));
		assertTrue(done.script().contains(" migrate --p2p --live"), done.script());
		String file = TaskScript.of(done);
		assertTrue(file.startsWith("#!/bin/sh\n# Migrate web h1 \u2192 h2\n# Task " + done.id()), file);
		TaskRecord refused = run(new PowerOperation(PowerAction.START, ObjectRef.vm("h2", web), "web"));
		assertEquals("", refused.script());
		assertTrue(TaskScript.of(refused).lines().allMatch(line -> line.isEmpty() || line.startsWith("#") || line.equals("set -e")));
	}
}
