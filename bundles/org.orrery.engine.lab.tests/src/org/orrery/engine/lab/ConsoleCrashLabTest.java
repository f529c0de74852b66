// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** kill -9 of a console in the middle of a real migration: the hosts go on, and the next console tells the truth about it. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class ConsoleCrashLabTest {
	@TempDir
	Path data;

	private Lab lab;
	private Lab.Host source;

	@Test
	void theMigrationIsFollowedToItsEndAndTheVmExistsOnce() throws Exception {
		crash();
		assertSettled();
	}

	@Test
	void aFollowedMigrationCanBeCancelled() throws Exception {
		crash();
		Lab.Vm vm = lab.anyVm();
		try (LabEngine again = LabEngine.restarted(lab, data)) {
			TaskRecord open = again.engine.tasks().all().get(0);
			again.awaitProgress(open, record -> record.steps().stream().anyMatch(step -> step.title().startsWith("Follow")));
			again.engine.tasks().cancel(open.id());
			TaskRecord done = again.end(open);
			assertEquals(TaskState.CANCELLED, done.state(), done.reason() + done.detail());
		}
		assertEquals(List.of(source.name()), lab.runningOn(vm.name()));
		assertEquals(List.of(source.name()), lab.definedOn(vm.name()));
	}

	private void crash() throws Exception {
		lab = Lab.read();
		source = lab.hostOf(lab.anyVm().name());
		int from = lab.hosts().indexOf(source);
		Process console = DoomedConsole.start(data, lab.anyVm(), from, from == 0 ? 1 : 0);
		console.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	private void assertSettled() throws Exception {
		Lab.Vm vm = lab.anyVm();
		try (LabEngine again = LabEngine.restarted(lab, data)) {
			assertEquals(1, again.engine.tasks().all().size());
			TaskRecord open = again.engine.tasks().all().get(0);
			assertTrue(open.state().isOpen(), open.toString());
			TaskRecord done = again.end(open);
			assertEquals(TaskState.SUCCEEDED, done.state(), done.reason() + done.detail());
		}
		List<String> expected = List.of(lab.other(source).name());
		assertEquals(expected, lab.runningOn(vm.name()));
		assertEquals(expected, lab.definedOn(vm.name()));
	}
}
