// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/**
 * Where libvirt itself lets a VM run on both hosts (see {@link FaultCase#mayRunTwice()}): the source's copy has to be suspended, the data of
 * both whole, and the task has to leave it to a person with a next step that works. Does that step.
 */
record SplitVerdict(Lab lab, FaultVm vm, HostMachine source, HostMachine target, TaskRecord task) {
	boolean applies() throws IOException {
		return lab.definedOn(vm.name()).size() == 2 && state(target).startsWith("running");
	}

	/** @return empty when all is well */
	List<String> wrong() throws IOException {
		List<String> wrong = new ArrayList<>();
		if (!state(source).equals("paused (user)"))
			wrong.add("runs twice: on " + source.host.name() + " it is " + state(source));
		for (HostMachine machine : List.of(source, target)) {
			String damage = vm.damage(machine.host);
			if (!damage.isEmpty())
				wrong.add("the pattern on its disk on " + machine.host.name() + " is damaged: " + damage);
		}
		if (task.state() != TaskState.UNDECIDED)
			wrong.add("it is on both hosts, and the task says " + task.state());
		String ending = "orrery force-off " + source.host.name() + '/' + vm.name();
		if (!task.reason().contains("The copy on " + source.host.name() + " is suspended") || !task.remedy().contains(ending))
			wrong.add("the task does not say what was done and what to do");
		return wrong;
	}

	private String state(HostMachine machine) throws IOException {
		return lab.tryVirsh(machine.host, "domstate", "--reason", vm.name()).output().strip();
	}

	/** As the task proposes. */
	void keepTarget() throws IOException {
		lab.virsh(source.host, "destroy", vm.name());
		lab.virsh(source.host, "undefine", vm.name());
	}
}
