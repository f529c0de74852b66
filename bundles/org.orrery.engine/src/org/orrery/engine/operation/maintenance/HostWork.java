// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.OperationContext;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.operation.migration.bulk.QueueControls.Wish;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.model.ObjectRef;

/** The work on one host while it is in maintenance. Used on one task thread. */
final class HostWork {
	private static final long LOOK_MILLIS = 500;
	private static final int OUTPUT_LIMIT = 2000;

	private final ObjectRef host;
	private final String name;
	private final RollingStep step;
	private final OperationContext context;
	private final TaskMonitor monitor;
	private final CountDownLatch cancelled = new CountDownLatch(1);

	HostWork(ObjectRef host, String name, RollingStep step, OperationContext context, TaskMonitor monitor) {
		this.host = host;
		this.name = name;
		this.step = step;
		this.context = context;
		this.monitor = monitor;
	}

	void perform() throws OperationException {
		monitor.onCancel(cancelled::countDown);
		try {
			if (!step.command().isEmpty())
				runCommand();
			if (step.awaitReturn())
				awaitReturn();
			if (step.askPerson())
				askPerson();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OperationException(Messages.AwaitedPart_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} catch (IOException e) {
			throw new OperationException(Messages.bind(Messages.HostWork_notRun, step.command(), e.getMessage()), "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} finally {
			monitor.onCancel(null);
		}
	}

	/** Its output goes to a file, so that a command that says much is never held up. */
	private void runCommand() throws IOException, InterruptedException, OperationException {
		monitor.step(Messages.bind(Messages.Rolling_command, step.command()));
		Path output = Files.createTempFile("orrery-rolling", ".log"); //$NON-NLS-1$ //$NON-NLS-2$
		try {
			ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", step.command())).redirectErrorStream(true) //$NON-NLS-1$ //$NON-NLS-2$
					.redirectOutput(output.toFile()).redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null"))); //$NON-NLS-1$
			builder.environment().put("ORRERY_HOST", name); //$NON-NLS-1$
			builder.environment().put("ORRERY_URI", context.connections().find(host.connection()).map(found -> found.definition().uri()).orElse("")); //$NON-NLS-1$ //$NON-NLS-2$
			Process process = builder.start();
			boolean ended;
			try {
				ended = await(() -> !process.isAlive());
			} finally {
				process.destroy();
			}
			monitor.note(tail(output));
			if (!ended)
				throw new OperationException(Messages.bind(Messages.HostWork_tooLong, step.command(), step.limit().toMinutes()), remedy(), "", null); //$NON-NLS-1$
			if (process.exitValue() != 0)
				throw new OperationException(Messages.bind(Messages.HostWork_failed, step.command(), process.exitValue()), remedy(), tail(output), null);
		} finally {
			Files.deleteIfExists(output);
		}
	}

	private String remedy() {
		return Messages.bind(Messages.HostWork_remedy, name);
	}

	private static String tail(Path output) throws IOException {
		try (InputStream in = Files.newInputStream(output)) {
			in.skipNBytes(Math.max(0, Files.size(output) - OUTPUT_LIMIT));
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
		}
	}

	private void awaitReturn() throws InterruptedException, OperationException {
		monitor.step(Messages.bind(Messages.HostWork_awaitGone, name));
		requireInTime(await(() -> !isConnected()), Messages.HostWork_notGone);
		monitor.step(Messages.bind(Messages.HostWork_awaitBack, name));
		requireInTime(await(this::isConnected), Messages.HostWork_notBack);
	}

	private void requireInTime(boolean inTime, String pattern) throws OperationException {
		if (!inTime)
			throw new OperationException(Messages.bind(pattern, name, step.limit().toMinutes()), remedy(), "", null); //$NON-NLS-1$
	}

	private boolean isConnected() {
		return context.connections().find(host.connection()).map(found -> found.status().state() == ConnectionState.ACTIVE).orElse(false);
	}

	/** Nobody is hurried. */
	private void askPerson() throws IOException, InterruptedException, OperationException {
		monitor.step(Messages.bind(Messages.HostWork_person, name));
		context.queues().ask(monitor.task(), Wish.PAUSE, monitor.who());
		monitor.progress(-1, Messages.bind(Messages.HostWork_person, name), Map.of());
		while (context.queues().of(monitor.task()).wish() == Wish.PAUSE) {
			cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			monitor.checkCancelled();
		}
		if (context.queues().of(monitor.task()).wish() == Wish.STOP)
			throw OperationException.cancelled(Messages.bind(Messages.HostWork_stopped, context.queues().of(monitor.task()).who()));
	}

	/** @return whether it came true within the limit */
	private boolean await(BooleanSupplier wanted) throws InterruptedException, OperationException {
		long end = System.nanoTime() + step.limit().toNanos();
		while (!wanted.getAsBoolean()) {
			if (System.nanoTime() > end)
				return false;
			cancelled.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
			monitor.checkCancelled();
		}
		return true;
	}
}
