// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.IOException;
import java.util.Set;

import org.orrery.engine.operation.maintenance.RollingOperation;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.QueueControls;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.TaskRecord;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery queue}: pauses, resumes or stops a bulk of migrations, whichever process runs it; shows and sets its limits. Asks no host. */
@Command(name = "queue")
final class QueueCommand implements Runnable {
	private static final Set<String> QUEUES = Set.of(BulkMigrateOperation.TYPE, RollingOperation.TYPE);

	private final Invocation invocation;
	@Spec
	private CommandSpec spec;

	QueueCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void run() {
		throw new ParameterException(spec.commandLine(), Messages.QueueCommand_what);
	}

	@Command(name = "pause")
	int pause(@Parameters(paramLabel = "TASK", descriptionKey = "task") String task) throws CommandFailure {
		return ask(task, Wish.PAUSE, Messages.QueueCommand_paused);
	}

	@Command(name = "resume")
	int resume(@Parameters(paramLabel = "TASK", descriptionKey = "task") String task) throws CommandFailure {
		return ask(task, Wish.GO_ON, Messages.QueueCommand_resumed);
	}

	@Command(name = "stop")
	int stop(@Parameters(paramLabel = "TASK", descriptionKey = "task") String task) throws CommandFailure {
		return ask(task, Wish.STOP, Messages.QueueCommand_stopped);
	}

	private int ask(String name, Wish wish, String said) throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			TaskRecord task = open(session, name, QUEUES);
			session.engine().context().queues().ask(task.id(), wish, invocation.surroundings().who());
			invocation.output().print(() -> TaskJson.task(task), () -> invocation.output().say(Messages.bind(said, task.title())));
			return ExitCode.OK.number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private static TaskRecord open(Session session, String name, Set<String> kinds) throws CommandFailure {
		TaskRecord task = TaskLookup.require(session.engine().tasks(), name);
		if (!kinds.contains(task.operation()))
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.QueueCommand_noQueue, task.title()), Messages.QueueCommand_noQueueRemedy);
		if (!task.state().isOpen())
			throw new CommandFailure(ExitCode.REFUSED, Messages.bind(Messages.QueueCommand_ended, task.title(), Shown.state(task.state())), ""); //$NON-NLS-1$
		return task;
	}

	@Command(name = "limits")
	int limits(@Option(names = "--task", paramLabel = "TASK", descriptionKey = "queue.task", order = 29) String task, @Mixin BulkArguments arguments)
			throws CommandFailure {
		try (Session session = Session.open(invocation)) {
			print(task == null ? ofAll(session, arguments) : of(open(session, task, Set.of(BulkMigrateOperation.TYPE)), session, arguments));
			return ExitCode.OK.number();
		} catch (IOException e) {
			throw Session.unwritable(e);
		}
	}

	private BulkLimits ofAll(Session session, BulkArguments arguments) throws CommandFailure, IOException {
		BulkLimits limits = arguments.limits(session, spec);
		if (arguments.given())
			session.engine().bulkSettings().remember(limits);
		return limits;
	}

	private BulkLimits of(TaskRecord task, Session session, BulkArguments arguments) throws IOException {
		QueueControls queues = session.engine().context().queues();
		BulkLimits limits = arguments.limits(queues.limits(task.id()).orElseGet(() -> BulkLimits.read(task.parameters())), spec);
		if (arguments.given())
			queues.limit(task.id(), limits);
		return limits;
	}

	private void print(BulkLimits limits) {
		invocation.output().print(() -> new Json().put("perHost", limits.perHost()).put("perLink", limits.perLink()) //$NON-NLS-1$ //$NON-NLS-2$
				.put("perDatastore", limits.perDatastore()).put("copyWeight", limits.copyWeight()).put("attempts", limits.attempts()).object(), //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
				() -> invocation.output().print(Messages.bind(Messages.QueueCommand_limits, new Object[] { limits.perHost(), limits.perLink(),
						limits.perDatastore(), limits.copyWeight(), limits.attempts() })));
	}
}
