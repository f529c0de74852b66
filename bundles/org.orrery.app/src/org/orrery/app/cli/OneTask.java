// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.List;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.several.SeveralOperation;

/** Runs what was asked for one object or for several as one task. */
final class OneTask {
	private final Invocation invocation;
	private final Session session;

	OneTask(Invocation invocation, Session session) {
		this.invocation = invocation;
		this.session = session;
	}

	/** @param byName each object was named: REFUSED when one is skipped, though the others were done */
	ExitCode run(Operation operation, boolean byName) throws CommandFailure {
		ExitCode done = new TaskRunner(invocation, session).run(List.of(operation));
		return done == ExitCode.OK && byName && hasSkipped(operation) ? ExitCode.REFUSED : done;
	}

	private boolean hasSkipped(Operation operation) {
		return session.engine().tasks().all().stream().filter(task -> task.operation().equals(SeveralOperation.TYPE) && task.title().equals(operation.title()))
				.findFirst().map(task -> task.findings().stream().anyMatch(finding -> finding.rule().equals(SeveralOperation.SKIPPED))).orElse(false);
	}

	/** A query that finds nothing is no failure. */
	ExitCode nothingFound() {
		if (invocation.output().json())
			invocation.output().print(new com.google.gson.JsonArray());
		else
			invocation.output().say(Messages.OneTask_nothing);
		return session.warnOfMissing();
	}
}
