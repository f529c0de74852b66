// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.lab.TimedMigrations;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

/** All VMs of the lab from one host to the other, in turns: one by one with virsh, by Orrery's bulk, and with virsh so many at once as the bulk, and all. */
final class Evacuation {
	/** Seconds that each evacuation took, and milliseconds that each VM stood still. */
	static final class Way {
		final List<Double> seconds = new ArrayList<>();
		final List<Double> downtimes = new ArrayList<>();
	}

	final Way loop = new Way();
	final Way bulk = new Way();
	/** As many at a time as the bulk: what the machine allows, without the checks. */
	final Way abreast = new Way();
	final Way allAtOnce = new Way();
	/** Of all ways: figures of moves that did not succeed count for nothing. */
	final List<String> failures = new ArrayList<>();
	private final Lab lab;
	private final LabEngine orrery;

	private interface Mover {
		void move(Lab.Host from, Lab.Host to) throws Exception;
	}

	Evacuation(Lab lab, LabEngine orrery) {
		this.lab = lab;
		this.orrery = orrery;
	}

	/** @param rounds of each way; who goes first changes, so that each goes both ways */
	void run(int rounds) throws Exception {
		gather(lab.host(0));
		byOrrery(lab.host(0), lab.host(1)); // not measured, as the first of the single migrations
		gather(lab.host(1));
		for (int round = 0; round < rounds; round++) {
			for (int turn = 0; turn < 4; turn++) {
				switch ((round + turn) % 4) {
				case 0 -> measure(loop, (from, to) -> byVirsh(1, from, to));
				case 1 -> measure(bulk, this::byOrrery);
				case 2 -> measure(abreast, (from, to) -> byVirsh(BulkLimits.standard().perLink(), from, to));
				default -> measure(allAtOnce, (from, to) -> byVirsh(lab.vms().size(), from, to));
				}
			}
		}
	}

	/** All VMs on one host, to begin with. */
	private void gather(Lab.Host home) throws Exception {
		for (Lab.Vm vm : lab.vms()) {
			Lab.Host at = lab.hostOf(vm.name());
			if (!at.equals(home))
				virsh(vm, at, home);
		}
	}

	private void measure(Way way, Mover mover) throws Exception {
		Lab.Host from = lab.hostOf(lab.anyVm().name());
		Lab.Host to = lab.other(from);
		for (Lab.Vm vm : lab.vms())
			LabEngine.await(() -> orrery.engine.inventory().domain(ObjectRef.vm(from.name(), vm.uuid())).isPresent()
					&& orrery.engine.inventory().domain(ObjectRef.vm(to.name(), vm.uuid())).isEmpty(), () -> vm + " is not seen on " + from);
		long begun = System.nanoTime();
		try {
			mover.move(from, to);
		} catch (IOException | ExecutionException e) { // a way that fails is told, and the others are measured
			failures.add(e.toString());
		}
		way.seconds.add((System.nanoTime() - begun) / 1e9);
		for (Lab.Vm vm : lab.vms()) {
			if (lab.runningOn(vm.name()).equals(List.of(to.name())))
				TimedMigrations.downtime(lab, to, vm.name()).ifPresent(way.downtimes::add);
			else
				failures.add(vm.name() + " did not leave " + from.name());
		}
		gather(to);
	}

	private void virsh(Lab.Vm vm, Lab.Host from, Lab.Host to) throws IOException {
		lab.virsh(from, "migrate", "--live", "--p2p", "--persistent", "--undefinesource", "--unsafe", vm.name(), to.uri());
	}

	private void byVirsh(int atOnce, Lab.Host from, Lab.Host to) throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
			List<Callable<Void>> work = new ArrayList<>();
			lab.vms().forEach(vm -> work.add(() -> {
				virsh(vm, from, to);
				return null;
			}));
			for (Future<Void> done : threads.invokeAll(work))
				done.get();
		}
	}

	private void byOrrery(Lab.Host from, Lab.Host to) throws Exception {
		List<BulkMove> moves = lab.vms().stream().map(vm -> new BulkMove(ObjectRef.vm(from.name(), vm.uuid()), ObjectRef.host(to.name()), vm.name(),
				from.name(), to.name())).toList();
		TaskRecord done = orrery.run(new BulkMigrateOperation(moves, lab.options(), BulkLimits.standard()));
		if (done.state() != TaskState.SUCCEEDED)
			failures.add(done.state() + ": " + done.reason() + ' ' + done.detail());
	}
}
