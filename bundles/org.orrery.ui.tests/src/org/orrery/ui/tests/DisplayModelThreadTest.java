// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.orrery.ui.DisplayModelThread;

class DisplayModelThreadTest {
	private static final int LATER = 10;
	private static final int NEVER = 600_000;

	@RegisterExtension
	final Workbench workbench = new Workbench();
	private final UiDriver ui = workbench.ui;
	private final List<String> order = new ArrayList<>();

	/** All of it is due when the thread has time again; so slow a machine that a turn is overdue is another matter. */
	@Test
	void aPersonComesBetweenThingsThatAreDueTogether() throws InterruptedException {
		DisplayModelThread thread = new DisplayModelThread(Display.getCurrent(), NEVER);
		thread.executeLater(LATER, () -> {
			order.add("first");
			thread.execute(() -> order.add("person"));
		});
		thread.executeLater(LATER, () -> order.add("second"));
		thread.executeLater(LATER, () -> order.add("third"));
		Thread.sleep(5 * LATER);
		ui.until("all were done", () -> order.size() == 4);
		assertEquals(List.of("first", "person", "second", "third"), order);
	}

	@Test
	void aLoopThatIsNeverAtRestDoesNotKeepItFromComing() {
		Display display = Display.getCurrent();
		Runnable[] busy = new Runnable[1];
		busy[0] = () -> {
			if (order.size() < 2)
				display.timerExec(0, busy[0]);
		};
		busy[0].run();
		DisplayModelThread thread = new DisplayModelThread(display);
		thread.executeLater(LATER, () -> order.add("first"));
		thread.executeLater(LATER, () -> order.add("second"));
		ui.until("both were done", () -> order.size() == 2);
		assertEquals(List.of("first", "second"), order);
	}

	@Test
	void whatFailsDoesNotKeepTheNextFromComing() throws InterruptedException {
		DisplayModelThread thread = new DisplayModelThread(Display.getCurrent());
		Consumer<RuntimeException> before = Display.getCurrent().getRuntimeExceptionHandler();
		Display.getCurrent().setRuntimeExceptionHandler(failure -> order.add(failure.getMessage()));
		try {
			thread.executeLater(LATER, () -> {
				throw new IllegalStateException("failed");
			});
			thread.executeLater(LATER, () -> order.add("second"));
			Thread.sleep(5 * LATER);
			ui.until("both were done", () -> order.size() == 2);
		} finally {
			Display.getCurrent().setRuntimeExceptionHandler(before);
		}
		assertEquals(List.of("failed", "second"), order);
	}
}
