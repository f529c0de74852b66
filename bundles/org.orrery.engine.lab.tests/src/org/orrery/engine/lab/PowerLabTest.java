// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.power.PowerAction;
import org.orrery.engine.operation.power.PowerOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** One real VM through all its states. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(300)
class PowerLabTest {
	@TempDir
	Path data;

	@Test
	void aRealVmObeysAndRefusalsSayWhy() throws Exception {
		Lab lab = Lab.read();
		Lab.Host host = lab.host(0);
		try (LocalDiskVm vm = new LocalDiskVm(lab, host, "lab-power", false); LabEngine orrery = new LabEngine(lab, data)) {
			assertAfter(orrery, lab, host, vm, PowerAction.START, "running");
			assertAfter(orrery, lab, host, vm, PowerAction.PAUSE, "paused");
			assertAfter(orrery, lab, host, vm, PowerAction.RESUME, "running");
			TaskRecord again = run(orrery, host, vm, PowerAction.START);
			assertEquals(TaskState.REFUSED, again.state());
			assertTrue(again.reason().contains("is running"), again.reason());
			assertAfter(orrery, lab, host, vm, PowerAction.FORCE_OFF, "shut off");
		}
	}

	private static TaskRecord run(LabEngine orrery, Lab.Host host, LocalDiskVm vm, PowerAction action) throws Exception {
		return orrery.run(new PowerOperation(action, ObjectRef.vm(host.name(), vm.uuid), vm.name));
	}

	private static void assertAfter(LabEngine orrery, Lab lab, Lab.Host host, LocalDiskVm vm, PowerAction action, String state) throws Exception {
		TaskRecord done = run(orrery, host, vm, action);
		assertEquals(TaskState.SUCCEEDED, done.state(), () -> done.reason() + "\n" + done.detail());
		assertEquals(state, lab.virsh(host, "domstate", vm.name));
	}
}
