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
					giveUp(open);
			}

			private void guarded(Shell shell) {
				try {
					act.accept(shell);
				} catch (Throwable e) {
					failures.add(e);
					if (!shell.isDisposed())
						shell.close();
				}
			}

			private void giveUp(Optional<Shell> open) {
				String said = open.map(shell -> " that is ready; it says:\n" + texts(shell)).orElseGet(() -> ", but: " + titles());
				failures.add(new AssertionError("No dialog " + shellKey + said));
				closeDialogs(); // whoever waits for one of them would wait for ever
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
		closeDialogs();
		failures.clear();
	}

	private void closeDialogs() {
		for (Shell shell : display.getShells())
			if (!shell.isDisposed() && shell.getParent() != null)
				shell.close();
	}
}
