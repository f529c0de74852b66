// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;

/** A console that moves all VMs of the lab is killed at a random moment; its successor has to tell the truth about each of them. */
final class CrashRounds {
	/** From the moment in which the console is connected: a bulk takes about as long. */
	private static final int LATEST_MILLIS = 8000;
	/** MiB/s: with two at a time, five VMs are on their way for most of that time. */
	private static final long BANDWIDTH = 32;

	private final Lab lab;
	private final Random random;
	private final List<Integer> openAtRestart = new ArrayList<>();

	/** @param seed so that a failure can be repeated */
	CrashRounds(Lab lab, long seed) {
		this.lab = lab;
		random = new Random(seed);
	}

	/** How many tasks each console left open: were it always none, nothing would have been shown. */
	List<Integer> openAtRestart() {
		return openAtRestart;
	}

	long openSoFar() {
		return openAtRestart.stream().mapToInt(Integer::intValue).sum();
	}

	/** @param data an empty folder for the console @return what is wrong afterwards, empty when all is well */
	List<String> round(Path data) throws Exception {
		int moment = random.nextInt(LATEST_MILLIS);
		List<DoomedMigrations.Move> moves = new ArrayList<>();
		for (Lab.Vm vm : lab.vms()) {
			Lab.Host from = lab.hostOf(vm.name());
			moves.add(new DoomedMigrations.Move(vm.name(), vm.uuid(), lab.hosts().indexOf(from), lab.hosts().indexOf(lab.other(from))));
		}
		Process console = DoomedMigrations.startBulk(Files.createDirectories(data), moves, BANDWIDTH);
		console.waitFor(moment, TimeUnit.MILLISECONDS);
		console.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		List<String> wrong = new ArrayList<>();
		try (LabEngine successor = LabEngine.restarted(lab, data)) {
			List<TaskRecord> left = successor.engine.tasks().all();
			openAtRestart.add((int) left.stream().filter(task -> task.state().isOpen()).count());
			List<TaskRecord> ended = new ArrayList<>();
			for (TaskRecord task : left)
				ended.add(successor.end(task));
			for (DoomedMigrations.Move move : moves)
				judge(move, ended, wrong);
			ended.stream().filter(task -> task.operation().equals(BulkMigrateOperation.TYPE)).forEach(task -> judge(task, moves, wrong));
		}
		return wrong.stream().map(line -> "killed after " + moment + " ms: " + line).toList();
	}

	/** The bulk as a whole: it has succeeded when all have arrived, and only then. */
	private void judge(TaskRecord bulk, List<DoomedMigrations.Move> moves, List<String> wrong) {
		long arrived = moves.stream().filter(this::arrived).count();
		boolean all = arrived == moves.size();
		if (all != (bulk.state() == TaskState.SUCCEEDED) || bulk.state() == TaskState.UNDECIDED)
			wrong.add(arrived + " of " + moves.size() + " have arrived, and the task of all says " + bulk);
	}

	private boolean arrived(DoomedMigrations.Move move) {
		try {
			return lab.runningOn(move.vm()).equals(List.of(lab.host(move.to()).name()));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void judge(DoomedMigrations.Move move, List<TaskRecord> ended, List<String> wrong) throws IOException {
		List<String> running = lab.runningOn(move.vm());
		List<String> defined = lab.definedOn(move.vm());
		if (running.size() != 1 || !running.equals(defined)) {
			wrong.add(move.vm() + " runs on " + running + " and is defined on " + defined);
			return;
		}
		boolean arrived = running.get(0).equals(lab.host(move.to()).name());
		Optional<TaskRecord> task = ended.stream()
				.filter(one -> one.operation().equals(MigrateOperation.TYPE) && one.subjects().get(0).id().equals(move.uuid())).findFirst();
		boolean saysArrived = task.map(one -> one.state() == TaskState.SUCCEEDED).orElse(false);
		if (arrived != saysArrived || task.map(one -> one.state() == TaskState.UNDECIDED).orElse(false))
			wrong.add(move.vm() + " is on " + running + ", and its task says " + task);
		if (!lab.virsh(lab.hostOf(move.vm()), "domstate", move.vm()).equals("running"))
			wrong.add(move.vm() + " does not run");
		if (!lab.virsh(lab.hostOf(move.vm()), "domjobinfo", move.vm()).contains("None"))
			wrong.add("a job of " + move.vm() + " is left");
	}
}
