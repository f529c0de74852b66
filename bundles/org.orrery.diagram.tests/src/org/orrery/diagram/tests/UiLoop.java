// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** Lets the user interface work while a test, which runs on its thread, waits. */
final class UiLoop {
	private static final Duration LONGEST = Duration.ofSeconds(60);
	private static final int LOOK_AGAIN_MILLIS = 20;

	private UiLoop() {
	}

	/** Fails with the sentence when it does not come true in time. */
	static void await(String what, BooleanSupplier condition) {
		Display display = Display.getCurrent();
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end)
				fail("Waited " + LONGEST.toSeconds() + " s for: " + what);
			runOnce(display);
		}
	}

	/** Handles what is pending now, and what that posts, but never without end. */
	static void settle() {
		Display display = Display.getCurrent();
		for (int i = 0; i < 1000 && display.readAndDispatch(); i++) {
			// the next one
		}
	}

	/**
	 * Looks again and again, also while a modal dialog runs its own loop, until the step says that it is done; when it never does, closes
	 * what is open, because whoever waits for it would wait for ever.
	 */
	static void keepTrying(BooleanSupplier step) {
		Display display = Display.getCurrent();
		long end = System.nanoTime() + LONGEST.toNanos();
		display.timerExec(LOOK_AGAIN_MILLIS, new Runnable() {
			@Override
			public void run() {
				if (step.getAsBoolean())
					return;
				if (System.nanoTime() > end)
					closeDialogs(display);
				else
					display.timerExec(LOOK_AGAIN_MILLIS, this);
			}
		});
	}

	/** After the longest time that anything may take, unless it is over by then. */
	static void closeDialogsUnless(BooleanSupplier over) {
		Display display = Display.getCurrent();
		display.timerExec((int) LONGEST.toMillis(), () -> {
			if (!over.getAsBoolean())
				closeDialogs(display);
		});
	}

	private static void closeDialogs(Display display) {
		Arrays.stream(display.getShells()).filter(shell -> shell.getParent() != null).forEach(Shell::close);
	}

	private static void runOnce(Display display) {
		if (display.readAndDispatch())
			return;
		display.timerExec(LOOK_AGAIN_MILLIS, () -> {
			// wakes the sleep below
		});
		display.sleep();
	}
}
