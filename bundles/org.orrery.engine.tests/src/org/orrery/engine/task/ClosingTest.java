// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.OperationContext;

/** Closing in the middle of a task is what the durable record is for, no error. */
@Timeout(60)
class ClosingTest {
	@TempDir
	Path folder;

	private final Logger logger = Logger.getLogger("org.orrery.engine.task");
	private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
	private final CountDownLatch ended = new CountDownLatch(1);
	private final Handler watch = new Handler() {
		@Override
		public void publish(LogRecord entry) {
			logged.add(entry);
			if (entry.getThrown() instanceof HostsGone)
				ended.countDown();
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}
	};

	private static final class HostsGone extends RuntimeException {
		private static final long serialVersionUID = 1L;
	}

	@BeforeEach
	void listen() {
		logger.setLevel(Level.ALL);
		logger.addHandler(watch);
	}

	@AfterEach
	void silence() {
		logger.removeHandler(watch);
		logger.setLevel(null);
	}

	@Test
	void closingInTheMiddleOfATaskIsNoError() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch closed = new CountDownLatch(1);
		Tasks tasks = new Tasks(folder, new OperationContext(null, null, Clock.systemUTC(), null, null, null, null, null), "anna", TaskLimits.STANDARD);
		tasks.submit(new ScriptedOperation().executing(monitor -> {
			monitor.step("act");
			begun.countDown();
			TasksTest.await(closed);
			monitor.look("look what became of it");
			throw new HostsGone();
		}));
		TasksTest.await(begun);
		tasks.close();
		closed.countDown();
		assertTrue(ended.await(30, TimeUnit.SECONDS), "the task's thread goes on");
		assertEquals(List.of(), logged.stream().filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogRecord::getMessage)
				.toList());
	}
}
