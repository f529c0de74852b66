// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.task.TaskRecord;

/** By a console in a process of its own, which is killed; its successor works on the same data folder. */
final class DoomedAttempt implements Attempt {
	private final Lab lab;
	private final Path data;
	private final Process console;

	DoomedAttempt(Lab lab, Path data, DoomedMigrations.Move move, long bandwidth) throws IOException {
		this.lab = lab;
		this.data = data;
		console = DoomedMigrations.start(data, move, bandwidth);
	}

	@Override
	public boolean isOver() {
		return !console.isAlive();
	}

	@Override
	public void cancel() {
		throw new UnsupportedOperationException("it is only there to be killed");
	}

	@Override
	public void kill() throws Exception {
		console.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
	}

	@Override
	public TaskRecord end() throws Exception {
		kill();
		try (LabEngine successor = LabEngine.restarted(lab, data)) {
			List<TaskRecord> all = successor.engine.tasks().all();
			if (all.size() != 1)
				throw new IllegalStateException("the killed console left " + all);
			return successor.end(all.get(0));
		}
	}
}
