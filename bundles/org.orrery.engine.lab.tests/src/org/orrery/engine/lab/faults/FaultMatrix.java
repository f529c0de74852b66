// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** Runs cases one after the other on the first two hosts of a lab. Each begins and ends with a VM that runs and moves. */
final class FaultMatrix implements AutoCloseable {
	private static final int ATTEMPTS = 3;

	private final Lab lab = Lab.read();
	private final Path data;
	private final LabEngine orrery;
	private final Map<Kind, FaultVm> vms = new EnumMap<>(Kind.class);
	private final List<HostMachine> machines;
	private final List<String> leftToAPerson = new ArrayList<>();
	private int number;

	FaultMatrix(Path data) throws Exception {
		this.data = data;
		machines = lab.hosts().subList(0, 2).stream().map(HostMachine::new).toList();
		for (HostMachine machine : machines)
			Hold.install(lab, machine);
		orrery = new LabEngine(lab, Files.createDirectories(data.resolve("judge")));
	}

	/** @return what is wrong after the case, empty when all is well */
	List<String> run(FaultCase one) throws Exception {
		List<String> wrong = List.of("it was not tried to its end");
		try {
			wrong = untilMet(one);
		} finally {
			if (!wrong.isEmpty() && vms.containsKey(one.kind()))
				vms.remove(one.kind()).close(); // the next case begins with another one
		}
		return wrong;
	}

	private List<String> untilMet(FaultCase one) throws Exception {
		for (int attempt = 1;; attempt++) {
			try {
				return once(one);
			} catch (Gate.MissedException e) { // the machine was busy, and the migration was over before it was met in its phase
				if (attempt == ATTEMPTS)
					throw e;
				backToWork(vm(one.kind()));
			}
		}
	}

	private List<String> once(FaultCase one) throws Exception {
		FaultVm vm = vm(one.kind());
		HostMachine source = machine(lab.hostOf(vm.name()));
		HostMachine target = machine(lab.other(source.host));
		vm.forgetCopy(target.host);
		long heartbeat = vm.awaitHeartbeat(source.host);
		Gate gate = new Gate(lab, vm.name(), one, source, target);
		Scene before = new Scene(lab, source, target, vm.name(), one.phase(), null);
		gate.arm();
		TaskRecord done;
		List<String> wrong = new ArrayList<>();
		try {
			one.fault().blow.prepare(before);
			done = disturbed(one.fault(), before.with(begin(one, vm, source, target, gate.bandwidth())), gate, wrong);
		} finally {
			gate.release();
		}
		wrong.addAll(judge(new Verdict(lab, vm, one, source, target, heartbeat, done)));
		wrong.addAll(backToWork(vm));
		if (!wrong.isEmpty())
			wrong.add(done.toString());
		return wrong;
	}

	/** @return the end of the migration that was struck @throws Gate.MissedException when it was over before; at rest in any case */
	private static TaskRecord disturbed(Fault fault, Scene scene, Gate gate, List<String> wrong) throws Exception {
		Gate.MissedException missed = null;
		try {
			gate.await(scene.attempt()::isOver);
			fault.blow.strike(scene);
		} catch (Gate.MissedException e) {
			missed = e;
		} finally {
			gate.release();
			awaitEnd(scene.attempt(), fault.secondsToHeal);
			heal(fault, scene, wrong);
		}
		TaskRecord done = scene.attempt().end();
		if (missed != null)
			throw new Gate.MissedException(missed.getMessage() + "; " + done);
		return done;
	}

	private List<String> judge(Verdict verdict) throws IOException {
		SplitVerdict split = new SplitVerdict(lab, verdict.vm(), verdict.source(), verdict.target(), verdict.task());
		if (!verdict.one().mayRunTwice() || !split.applies())
			return verdict.wrong();
		List<String> wrong = split.wrong();
		split.keepTarget();
		leftToAPerson.add(verdict.one().name());
		return wrong;
	}

	/** Names of the cases in which libvirt let the VM run twice, and a person had to decide. */
	List<String> leftToAPerson() {
		return List.copyOf(leftToAPerson);
	}

	private static void heal(Fault fault, Scene scene, List<String> wrong) throws Exception {
		try {
			fault.blow.heal(scene);
		} catch (IOException e) {
			wrong.add(e.getMessage());
		}
	}

	private FaultVm vm(Kind kind) throws IOException {
		FaultVm vm = vms.get(kind);
		if (vm == null) {
			vm = new FaultVm(lab, kind, machines.get(0).host);
			vms.put(kind, vm);
		}
		lab.start(vm.name()); // the case before may have pulled its host's plug
		ObjectRef seen = ObjectRef.vm(lab.hostOf(vm.name()).name(), vm.vm.uuid);
		LabEngine.await(() -> orrery.engine.inventory().domain(seen).isPresent(), () -> seen + " is not seen");
		return vm;
	}

	private HostMachine machine(Lab.Host host) {
		return machines.stream().filter(machine -> machine.host.equals(host)).findFirst().orElseThrow();
	}

	private Attempt begin(FaultCase one, FaultVm vm, HostMachine source, HostMachine target, long bandwidth) throws IOException {
		if (one.fault() != Fault.KILL_CONSOLE)
			return new OwnAttempt(orrery, orrery.migration(vm.name(), vm.vm.uuid, source.host, target.host, lab.options().withBandwidth(bandwidth)));
		return new DoomedAttempt(lab, Files.createDirectories(data.resolve("doomed-" + number++)),
				new DoomedMigrations.Move(vm.name(), vm.vm.uuid, machines.indexOf(source), machines.indexOf(target)), bandwidth);
	}

	private static void awaitEnd(Attempt attempt, int seconds) throws InterruptedException {
		long end = System.nanoTime() + seconds * 1_000_000_000L;
		while (!attempt.isOver() && System.nanoTime() < end)
			Thread.sleep(50);
	}

	/** The console and the hosts are usable: a normal migration works. */
	private List<String> backToWork(FaultVm vm) throws Exception {
		for (HostMachine machine : machines)
			orrery.awaitActive(machine.host);
		List<String> defined = lab.definedOn(vm.name());
		if (defined.size() != 1)
			return List.of("it cannot be moved afterwards: it is on " + defined);
		Lab.Host at = settle(vm);
		vm.forgetCopy(lab.other(at));
		TaskRecord moved = orrery.run(orrery.migration(vm.name(), vm.vm.uuid, at, lab.other(at), lab.options()));
		return moved.state() == TaskState.SUCCEEDED ? List.of() : List.of("afterwards it does not migrate: " + moved);
	}

	/** Starts it again where it died with its copy. @return where it runs then */
	private Lab.Host settle(FaultVm vm) throws IOException {
		List<String> running = lab.runningOn(vm.name());
		List<String> defined = lab.definedOn(vm.name());
		if (running.isEmpty() && !defined.isEmpty()) {
			Lab.Host home = lab.named(defined.getFirst());
			lab.virsh(home, "start", vm.name());
			vm.awaitHeartbeat(home);
		}
		return lab.hostOf(vm.name());
	}

	@Override
	public void close() throws Exception {
		orrery.close();
		for (FaultVm vm : vms.values())
			vm.close();
		for (HostMachine machine : machines)
			Hold.remove(lab, machine);
	}
}
