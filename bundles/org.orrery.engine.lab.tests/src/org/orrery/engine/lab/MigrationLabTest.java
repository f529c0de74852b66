// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationVerdict;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** Migrations of real guests between real hosts. What is asserted is what virsh says, not what Orrery believes. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class MigrationLabTest {
	@TempDir
	Path data;

	private Lab lab;
	private LabEngine orrery;

	@BeforeEach
	void connect() throws Exception {
		lab = Lab.read();
		orrery = new LabEngine(lab, data);
	}

	@AfterEach
	void disconnect() {
		orrery.close();
	}

	private MigrateOperation away(String vm, String uuid, Lab.Host from, MigrationOptions options) {
		return orrery.migration(vm, uuid, from, lab.other(from), options);
	}

	private static void assertState(TaskState expected, TaskRecord task) {
		assertEquals(expected, task.state(), () -> task.reason() + "\n" + task.detail() + "\n" + task.steps());
	}

	@Test
	void aRunningVmMovesThereAndBack() throws Exception {
		Lab.Vm vm = lab.anyVm();
		for (int way = 0; way < 2; way++) {
			Lab.Host from = lab.hostOf(vm.name());
			TaskRecord done = orrery.run(away(vm.name(), vm.uuid(), from, lab.options()));

			assertState(TaskState.SUCCEEDED, done);
			assertEquals(List.of(lab.other(from).name()), lab.runningOn(vm.name()));
			assertEquals(List.of(lab.other(from).name()), lab.definedOn(vm.name()));
			assertTrue(done.figures().keySet().containsAll(List.of(MigrationFigures.TOTAL_TIME, MigrationFigures.DOWNTIME,
					MigrationFigures.TRANSFERRED)), done.figures().toString());
		}
	}

	@Test
	void aCancelReallyAborts() throws Exception {
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		TaskRecord task = orrery.submit(away(vm.name(), vm.uuid(), from, lab.options().withBandwidth(4)));
		orrery.awaitProgress(task, record -> record.fraction() > 0.05 && record.figures().containsKey(MigrationFigures.RATE));
		orrery.engine.tasks().cancel(task.id());
		TaskRecord done = orrery.end(task);

		assertState(TaskState.CANCELLED, done);
		assertEquals(List.of(from.name()), lab.runningOn(vm.name()));
		assertEquals(List.of(from.name()), lab.definedOn(vm.name()));
		assertEquals("running", lab.virsh(from, "domstate", vm.name()));
		assertTrue(lab.virsh(from, "domjobinfo", vm.name()).contains("None"), "a job is left");
	}

	@Test
	void aPausedVmStaysPaused() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, lab.host(0), "lab-paused", true)) {
			lab.virsh(lab.host(0), "suspend", vm.name);
			assertState(TaskState.SUCCEEDED, orrery.run(away(vm.name, vm.uuid, lab.host(0), lab.options())));
			assertEquals("paused", lab.virsh(lab.host(1), "domstate", vm.name));
		}
	}

	@Test
	void aLocalDiskIsCopiedAlong() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, lab.host(0), "lab-copied", true)) {
			TaskRecord done = orrery.run(away(vm.name, vm.uuid, lab.host(0), lab.options()));
			assertState(TaskState.SUCCEEDED, done);
			assertEquals(List.of(lab.host(1).name()), lab.definedOn(vm.name));
			assertTrue(lab.volumes(lab.host(1), "local").contains(vm.volume));
		}
	}

	@Test
	void aCancelledCopyLeavesNothingOnTheTarget() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, lab.host(0), "lab-cancelled", true)) {
			TaskRecord task = orrery.submit(away(vm.name, vm.uuid, lab.host(0), lab.options().withBandwidth(4)));
			orrery.awaitProgress(task, record -> record.figures().containsKey(MigrationFigures.RATE));
			assertTrue(lab.volumes(lab.host(1), "local").contains(vm.volume), "the copy has begun");
			orrery.engine.tasks().cancel(task.id());
			TaskRecord done = orrery.end(task);

			assertState(TaskState.CANCELLED, done);
			assertEquals(List.of(lab.host(0).name()), lab.runningOn(vm.name));
			assertEquals(List.of(lab.host(0).name()), lab.definedOn(vm.name));
			assertFalse(lab.volumes(lab.host(1), "local").contains(vm.volume));
			assertTrue(done.steps().stream().anyMatch(step -> step.title().startsWith("Remove volume")), done.steps().toString());
		}
	}

	@Test
	void aVmOfTheSameNameIsAnObstacle() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, lab.host(0), "lab-twice", false)) {
			String xml = lab.virsh(lab.host(0), "dumpxml", vm.name).replace(vm.uuid, "00000000-0000-4000-8000-00000000beef");
			Path file = Files.writeString(data.resolve("twice.xml"), xml);
			lab.virsh(lab.host(1), "define", file.toString());
			TaskRecord done = orrery.run(away(vm.name, vm.uuid, lab.host(0), lab.options()));

			assertState(TaskState.REFUSED, done);
			assertTrue(done.findings().stream().anyMatch(finding -> finding.rule().equals("migration.name")), done.findings().toString());
			assertEquals(2, lab.definedOn(vm.name).size());
		}
	}

	/** The precheck and libvirt agree: what is refused here, libvirt refuses as well. */
	@Test
	void aVmWithASnapshotIsAnObstacleAsLibvirtSays() throws Exception {
		try (LocalDiskVm vm = new LocalDiskVm(lab, lab.host(0), "lab-snapshot", true)) {
			lab.virsh(lab.host(0), "snapshot-create-as", vm.name, "kept");
			Lab.Result refused = lab.tryVirsh(lab.host(0), "migrate", "--live", "--p2p", "--copy-storage-all", vm.name, lab.host(1).uri());
			TaskRecord done = orrery.run(away(vm.name, vm.uuid, lab.host(0), lab.options()));

			assertTrue(refused.code() != 0 && refused.output().contains("snapshots"), refused.output());
			assertState(TaskState.REFUSED, done);
			assertTrue(done.findings().stream().anyMatch(finding -> finding.rule().equals("migration.snapshots")), done.findings().toString());
		}
	}

	@Test
	void theAdvisorFindsNoObstacleBetweenEqualHosts() throws Exception {
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		MigrationVerdict verdict = orrery.engine.migrationAdvisor().check(ObjectRef.vm(from.name(), vm.uuid()),
				ObjectRef.host(lab.other(from).name()), lab.options());
		assertEquals(List.of(), verdict.result().findings().stream().filter(finding -> finding.severity() != Finding.Severity.INFORMATION).toList());
		assertTrue(verdict.memoryToMove() > 0 && verdict.memoryAfter() > 0, verdict.toString());
	}

	@Test
	void aTargetThatLosesPowerLeavesTheVmRunningOnTheSource() throws Exception {
		Lab.Host last = lab.hosts().getLast();
		Lab.Vm vm = lab.anyVm();
		Lab.Host from = lab.hostOf(vm.name());
		Lab.Host target = from.equals(last) ? lab.host(0) : last;
		TaskRecord task = orrery.submit(orrery.migration(vm.name(), vm.uuid(), from, target, lab.options().withBandwidth(4)));
		orrery.awaitProgress(task, record -> record.fraction() > 0.05);
		TaskRecord done;
		try {
			lab.unplug(target);
			done = orrery.end(task);
			assertState(TaskState.FAILED, done);
			assertEquals("running", lab.virsh(from, "domstate", vm.name()));
		} finally {
			lab.plug(target);
		}
		assertFalse(done.reason().isEmpty());
		assertFalse(done.remedy().isEmpty());
		orrery.awaitActive(target);
		lab.startAll();
		assertEquals(List.of(from.name()), lab.runningOn(vm.name()));
		assertEquals(List.of(from.name()), lab.definedOn(vm.name()));
	}
}
