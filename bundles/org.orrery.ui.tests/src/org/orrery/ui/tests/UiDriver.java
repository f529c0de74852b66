// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.orrery.ui.UiIds;

/** Drives the workbench on the UI thread: pumps events with bounds, finds widgets by key, answers dialogs that open meanwhile. */
final class UiDriver {
	private static final Duration PATIENCE = Duration.ofSeconds(20);
	private static final int DRAIN = 500;
	private static final int WAKE_MILLIS = 20;

	private final Display display = Display.getCurrent();
	private final List<Throwable> failures = new ArrayList<>();
	private boolean gaveUp;

	/** Pumps events until the condition holds; fails with the description when it does not in time. */
	void until(String what, BooleanSupplier condition) {
		until(what, PATIENCE, condition);
	}

	void until(String what, Duration patience, BooleanSupplier condition) {
		long end = System.nanoTime() + patience.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end)
				fail("Not within " + patience.toSeconds() + " s: " + what);
			pumpOrWait();
			rethrow();
		}
	}

	/** Does the same thing, at most ten times, until the condition holds. */
	static void repeat(Runnable step, BooleanSupplier until) {
		for (int times = 0; !until.getAsBoolean(); times++) {
			if (times == 10)
				fail("It was done " + times + " times without the effect that was waited for");
			step.run();
		}
	}

	/** Goes on to the last page of the wizard. */
	void goToLastPage(Shell wizard) {
		Button next = button(wizard, "Next >");
		repeat(() -> click(next), () -> !next.isEnabled());
	}

	/** Lets everything that is due happen, but not what keeps coming. */
	void settle() {
		long end = System.nanoTime() + Duration.ofMillis(300).toNanos();
		while (System.nanoTime() < end)
			pumpOrWait();
		rethrow();
	}

	private void pumpOrWait() {
		int rounds = 0;
		while (rounds++ < DRAIN && display.readAndDispatch()) {
			// bounded: an animation must not hold the test
		}
		if (rounds == 1) {
			display.timerExec(WAKE_MILLIS, () -> {
			});
			display.sleep();
		}
	}

	private void rethrow() {
		if (!failures.isEmpty())
			throw new AssertionError("While answering a dialog", failures.removeFirst());
	}

	/** Once the dialog of this key is open and ready, acts on it; for dialogs that block the caller. */
	void answer(String shellKey, java.util.function.Predicate<Shell> ready, Consumer<Shell> act) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		display.timerExec(WAKE_MILLIS, new Runnable() {
			@Override
			public void run() {
				Optional<Shell> open = shell(shellKey);
				if (open.isPresent() && ready.test(open.get()))
					guarded(open.get());
				else if (System.nanoTime() < end)
					display.timerExec(WAKE_MILLIS, this);
				else
					giveUp("No dialog " + shellKey + open.map(shell -> " that is ready; it says:\n" + texts(shell)).orElseGet(() -> ", but: " + titles()));
			}

			private void guarded(Shell shell) {
				boolean[] done = { false };
				display.timerExec((int) PATIENCE.toMillis(), () -> {
					if (!done[0])
						giveUp("What was done with the dialog " + shellKey + " opened others that nobody answers: " + titles());
				});
				try {
					act.accept(shell);
				} catch (Throwable e) {
					failures.add(e);
					if (!shell.isDisposed())
						shell.close();
				} finally {
					done[0] = true;
				}
			}
		});
	}

	/** Whoever waits for a dialog would wait for ever, also for one that opens late. */
	private void giveUp(String why) {
		failures.add(new AssertionError(why));
		gaveUp = true;
		display.timerExec(WAKE_MILLIS, new Runnable() {
			@Override
			public void run() {
				if (!gaveUp)
					return;
				closeDialogs();
				display.timerExec(WAKE_MILLIS, this);
			}
		});
	}

	/** By key, or by title where the platform makes the dialog. */
	Optional<Shell> shell(String key) {
		return Arrays.stream(display.getShells()).filter(shell -> !shell.isDisposed() && shell.isVisible())
				.filter(shell -> key.equals(shell.getData(UiIds.WIDGET_KEY)) || key.equals(shell.getText())).findFirst();
	}

	<T extends Widget> T find(Composite root, String key, Class<T> type) {
		return controls(root).filter(control -> key.equals(control.getData(UiIds.WIDGET_KEY))).filter(type::isInstance).map(type::cast)
				.findFirst().orElseThrow(() -> new AssertionError("No widget " + key));
	}

	Button button(Composite root, String text) {
		return controls(root).filter(Button.class::isInstance).map(Button.class::cast)
				.filter(button -> button.getText().replace("&", "").equals(text)).findFirst()
				.orElseThrow(() -> new AssertionError("No button " + text));
	}

	void click(Button button) {
		if (!button.isEnabled())
			fail("The button " + button.getText() + " is disabled");
		button.notifyListeners(SWT.Selection, new Event());
	}

	static Stream<Control> controls(Composite root) {
		return Arrays.stream(root.getChildren())
				.flatMap(child -> Stream.concat(Stream.of(child), child instanceof Composite inner ? controls(inner) : Stream.empty()));
	}

	/** Everything that the shell says, for assertions on texts. */
	static String texts(Composite root) {
		StringBuilder all = new StringBuilder();
		controls(root).forEach(control -> {
			if (control instanceof org.eclipse.swt.widgets.Label label)
				all.append(label.getText()).append('\n');
			else if (control instanceof org.eclipse.swt.widgets.Text text)
				all.append(text.getText()).append('\n');
		});
		return all.toString();
	}

	private String titles() {
		return Arrays.stream(display.getShells()).filter(shell -> shell.isVisible()).map(Shell::getText).toList().toString();
	}

	void closeDialogs(Shell main) {
		gaveUp = false;
		closeDialogs();
		failures.clear();
	}

	private void closeDialogs() {
		for (Shell shell : display.getShells())
			if (!shell.isDisposed() && shell.getParent() != null)
				shell.close();
	}
}
