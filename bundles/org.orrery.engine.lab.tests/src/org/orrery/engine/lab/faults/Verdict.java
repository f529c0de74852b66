// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.TaskStep;

/** Compares what virsh says after a case with what must be, and with what the task says. */
record Verdict(Lab lab, FaultVm vm, FaultCase one, HostMachine source, HostMachine target, long heartbeat, TaskRecord task) {

	/** @return empty when all is well */
	List<String> wrong() throws IOException {
		List<String> wrong = new ArrayList<>();
		List<String> defined = lab.definedOn(vm.name());
		if (defined.size() != 1) {
			for (HostMachine machine : List.of(source, target))
				wrong.add("on " + machine.host.name() + " it is "
						+ lab.tryVirsh(machine.host, "domstate", "--reason", vm.name()).output().strip());
			return wrong;
		}
		Lab.Host at = defined.get(0).equals(source.host.name()) ? source.host : target.host;
		boolean stayed = at.equals(source.host);
		alive(wrong, at, stayed);
		truth(wrong, stayed);
		leftovers(wrong, at, stayed);
		String damage = vm.damage(at);
		if (!damage.isEmpty())
			wrong.add("the pattern on its disk is damaged: " + damage);
		return wrong;
	}

	private void alive(List<String> wrong, Lab.Host at, boolean stayed) throws IOException {
		String state = lab.virsh(at, "domstate", "--reason", vm.name());
		boolean mayBeDead = one.fault().blow.endsCopyOn(stayed ? Side.SOURCE : Side.TARGET);
		if (state.startsWith("running")) {
			long now = vm.awaitHeartbeat(at);
			if (now <= heartbeat)
				wrong.add("the guest began anew: heartbeat " + now + " after " + heartbeat);
			if (!lab.tryVirsh(at, "domjobinfo", vm.name()).output().contains("None"))
				wrong.add("a job is left on " + at.name());
		} else if (!mayBeDead || !state.startsWith("shut off")) {
			wrong.add("it is " + state + " on " + at.name());
		} else if (!told().contains("is off on")) {
			wrong.add("it died with its copy on " + at.name() + ", and the task does not say so");
		}
	}

	/** What the task says in its end and in the notes of its steps. */
	private String told() {
		return Stream.concat(Stream.of(task.reason(), task.detail()), task.steps().stream().map(TaskStep::note)).collect(Collectors.joining("\n"));
	}

	private void truth(List<String> wrong, boolean stayed) {
		TaskState expected = !stayed ? TaskState.SUCCEEDED : one.fault() == Fault.CANCEL ? TaskState.CANCELLED : TaskState.FAILED;
		if (task.state() != expected)
			wrong.add("the task says " + task.state() + " and the VM is on the " + (stayed ? "source" : "target"));
		if (task.state() != TaskState.SUCCEEDED && (task.reason().isEmpty() || task.state() == TaskState.FAILED && task.remedy().isEmpty()))
			wrong.add("the task gives no reason or no next step");
	}

	private void leftovers(List<String> wrong, Lab.Host at, boolean stayed) throws IOException {
		if (vm.kind == Kind.COPY && stayed && vm.hasVolume(target.host))
			wrong.add("a volume is left on " + target.host.name());
		if (vm.kind == Kind.COPY && !stayed && task.state() == TaskState.SUCCEEDED && vm.hasVolume(source.host) && !told().contains("old disk"))
			wrong.add("the old disk is left on " + source.host.name() + ", and the task does not say so");
		HostMachine elsewhere = stayed ? target : source;
		if (elsewhere.qemu(vm.name()).isPresent())
			wrong.add("a QEMU of it is left on " + elsewhere.host.name());
	}
}
