// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.orrery.engine.lab.Lab;

/** Brings a migration to a phase and keeps it there until released. What it goes by is what virsh says of the source's job. */
final class Gate {
	/** MiB/s: slow enough to be met in the phase. */
	private static final long SLOW = 4;
	private static final long BRISK = 16;
	private static final long LIMIT_NANOS = 90_000_000_000L;
	private static final long LOOK_MILLIS = 40;

	private final Lab lab;
	private final String vm;
	private final Phase phase;
	private final Kind kind;
	private final HostMachine source;
	private final HostMachine target;
	private final Hold prepare;
	private final Hold finish;

	Gate(Lab lab, String vm, FaultCase one, HostMachine source, HostMachine target) {
		this.lab = lab;
		this.vm = vm;
		phase = one.phase();
		kind = one.kind();
		this.source = source;
		this.target = target;
		prepare = new Hold(target, vm, Hold.TARGET_ASKED);
		finish = new Hold(source, vm, Hold.SOURCE_ENDED);
	}

	/** MiB/s that the migration is to begin with. */
	long bandwidth() {
		return switch (phase) {
		case PREPARE, FINISH -> 0;
		case STORAGE_COPY -> SLOW;
		default -> kind == Kind.COPY ? BRISK : SLOW;
		};
	}

	void arm() throws IOException {
		if (phase == Phase.PREPARE)
			prepare.set();
		if (phase == Phase.FINISH)
			finish.set();
	}

	/** @param ended whether the migration is over: then the phase was missed */
	void await(BooleanSupplier ended) throws Exception {
		switch (phase) {
		case PREPARE -> until(prepare::isReached, ended);
		case STORAGE_COPY -> until(() -> processed("File") > 0, ended);
		case MEMORY_COPY -> until(() -> memoryDone() >= 0.5, ended);
		case MEMORY_END -> until(() -> memoryDone() >= 0.97, ended);
		case SWITCH_OVER -> {
			until(() -> memoryDone() >= 0.3, ended);
			target.freezeDaemon();
			lab.tryVirsh(source.host, "migrate-setspeed", vm, "1000");
			until(() -> lab.tryVirsh(source.host, "domstate", vm).output().strip().equals("paused"), ended);
		}
		case FINISH -> until(finish::isReached, ended);
		}
	}

	void release() {
		prepare.release();
		finish.release();
		if (phase == Phase.SWITCH_OVER)
			target.thawDaemon();
	}

	private interface Condition {
		boolean holds() throws IOException;
	}

	private void until(Condition condition, BooleanSupplier ended) throws Exception {
		long end = System.nanoTime() + LIMIT_NANOS;
		while (!condition.holds()) {
			if (ended.getAsBoolean() || System.nanoTime() > end)
				throw new MissedException(phase + " was not met" + (ended.getAsBoolean() ? ": the migration is over" : ""));
			Thread.sleep(LOOK_MILLIS); // libvirt sends no event for the progress of a job
		}
	}

	/** The fault had no chance to strike in time: says nothing about Orrery. */
	static final class MissedException extends Exception {
		private static final long serialVersionUID = 1L;

		MissedException(String message) {
			super(message);
		}
	}

	private double memoryDone() throws IOException {
		String job = job();
		double total = mebibytes(job, "Memory", "total");
		return total == 0 || mebibytes(job, "Memory", "processed") == 0 ? 0 : 1 - mebibytes(job, "Memory", "remaining") / total;
	}

	private double processed(String what) throws IOException {
		return mebibytes(job(), what, "processed");
	}

	private String job() throws IOException {
		return lab.tryVirsh(source.host, "domjobinfo", vm).output();
	}

	private static double mebibytes(String job, String what, String which) {
		Matcher matcher = Pattern.compile(what + ' ' + which + ":\\s+([0-9.]+) (\\w+)").matcher(job);
		if (!matcher.find())
			return 0;
		double unit = switch (matcher.group(2)) {
		case "B", "bytes" -> 1.0 / (1 << 20);
		case "KiB" -> 1.0 / (1 << 10);
		case "GiB" -> 1 << 10;
		default -> 1;
		};
		return Double.parseDouble(matcher.group(1)) * unit;
	}
}
