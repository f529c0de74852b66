// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.task.TaskListener;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.engine.task.Tasks;

/**
 * Runs operations as tasks, shows their progress, and waits for the truth. Ctrl+C cancels them and goes on waiting until the hosts have
 * confirmed; a second Ctrl+C stops the waiting.
 */
final class TaskRunner {
	/** From the gravest: what a command with several tasks returns. */
	private static final List<ExitCode> GRAVITY = List.of(ExitCode.FAILED, ExitCode.REFUSED, ExitCode.CANCELLED, ExitCode.OK);

	private final Invocation invocation;
	private final Output output;
	private final Tasks tasks;
	private final CompletableFuture<Void> abandoned = new CompletableFuture<>();

	TaskRunner(Invocation invocation, Session session) {
		this.invocation = invocation;
		output = invocation.output();
		tasks = session.engine().tasks();
	}

	/** @return the final records in the order of the operations */
	ExitCode run(List<? extends Operation> operations) throws CommandFailure {
		List<TaskRecord> done = new ArrayList<>();
		List<String> ids = new ArrayList<>();
		ProgressDisplay display = ProgressDisplay.on(output, operations.size());
		TaskListener listener = display::show;
		tasks.addListener(listener);
		try (Interrupts.Handling handling = invocation.surroundings().interrupts().handle(interruption(ids, display))) {
			for (Operation operation : operations) {
				synchronized (ids) {
					ids.add(tasks.submit(operation).id());
				}
			}
			for (String id : ids)
				done.add(await(id, display));
		} finally {
			tasks.removeListener(listener);
			display.close();
		}
		report(done);
		return GRAVITY.stream().filter(code -> done.stream().anyMatch(task -> code(task.state()) == code)).findFirst().orElse(ExitCode.OK);
	}

	/** Called on the thread of the signal, once per Ctrl+C. */
	private Runnable interruption(List<String> ids, ProgressDisplay display) {
		AtomicInteger count = new AtomicInteger();
		return () -> {
			if (count.incrementAndGet() > 1) {
				abandoned.completeExceptionally(new CommandFailure(ExitCode.CANCELLED, Messages.TaskRunner_abandoned, Messages.TaskRunner_abandonedRemedy));
				return;
			}
			display.interrupted();
			synchronized (ids) {
				ids.forEach(tasks::cancel);
			}
		};
	}

	private TaskRecord await(String id, ProgressDisplay display) throws CommandFailure {
		CompletableFuture<TaskRecord> end = tasks.whenDone(id);
		try {
			CompletableFuture.anyOf(end, abandoned).get();
			display.ended(end.get());
			return end.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof CommandFailure failure)
				throw failure;
			throw new CommandFailure(ExitCode.FAILED, Messages.bind(Messages.TaskRunner_lost, id), "", String.valueOf(e.getCause()), e); //$NON-NLS-1$
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(ExitCode.CANCELLED, Messages.TaskRunner_abandoned, Messages.TaskRunner_abandonedRemedy);
		}
	}

	private static ExitCode code(TaskState state) {
		return switch (state) {
		case SUCCEEDED -> ExitCode.OK;
		case REFUSED -> ExitCode.REFUSED;
		case CANCELLED -> ExitCode.CANCELLED;
		default -> ExitCode.FAILED;
		};
	}

	private void report(List<TaskRecord> done) {
		if (output.json())
			output.print(Json.array(done, task -> TaskJson.task(task, tasks.all())));
		for (TaskRecord task : done) {
			if (task.state() == TaskState.SUCCEEDED)
				reportSuccess(task);
			else
				reportFailure(task);
		}
	}

	private void reportSuccess(TaskRecord task) {
		if (output.json())
			return;
		warnings(task.findings()).forEach(finding -> output.warn(finding.message(), finding.remedy()));
		output.say(Messages.bind(Messages.TaskRunner_done,
				new Object[] { Style.GOOD.paint(Shown.state(task.state()), output.outColoured()), task.title(), outcome(task) }));
	}

	private static List<Finding> warnings(List<Finding> findings) {
		return findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING).toList();
	}

	/** The figures of a migration, else the time it took. */
	private static String outcome(TaskRecord task) {
		List<String> parts = new ArrayList<>();
		for (String name : MigrateCommand.RESULT_FIGURES)
			if (task.figures().containsKey(name))
				parts.add(name + ' ' + task.figures().get(name));
		return parts.isEmpty() ? Shown.duration(TaskLookup.took(task)) : String.join(", ", parts); //$NON-NLS-1$
	}

	private void reportFailure(TaskRecord task) {
		String message = Messages.bind(Messages.TaskRunner_failed, new Object[] { task.title(), Shown.state(task.state()), task.reason() });
		output.error(new CommandFailure(code(task.state()), message, task.remedy(), task.detail(), null));
		task.findings().stream().filter(finding -> finding.severity() != Finding.Severity.INFORMATION)
				.filter(finding -> !finding.message().equals(task.reason())).forEach(finding -> output.note(Details.finding(finding)));
	}
}
