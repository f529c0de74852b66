// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.task.TaskRecord;

/** Shows on standard error how tasks go on. {@link #show} is called on engine threads, the rest on the main or the signal's thread. */
interface ProgressDisplay extends AutoCloseable {
	void show(TaskRecord task);

	/** Somebody pressed Ctrl+C. */
	void interrupted();

	void ended(TaskRecord task);

	@Override
	void close();

	static ProgressDisplay on(Output output, int tasks) {
		if (output.json())
			return new Events(output);
		if (output.quiet())
			return new Nothing();
		return output.terminal().errIsTerminal() ? new Bar(output, tasks) : new Lines(output);
	}

	/** With {@code --quiet}. */
	final class Nothing implements ProgressDisplay {
		@Override
		public void show(TaskRecord task) {
			// quiet
		}

		@Override
		public void interrupted() {
			// quiet
		}

		@Override
		public void ended(TaskRecord task) {
			// quiet
		}

		@Override
		public void close() {
			// nothing was drawn
		}
	}

	/** With {@code --json}: one object a line. */
	final class Events implements ProgressDisplay {
		private final Output output;

		Events(Output output) {
			this.output = output;
		}

		@Override
		public void show(TaskRecord task) {
			output.event(TaskJson.progress(task));
		}

		@Override
		public void interrupted() {
			output.warn(Messages.ProgressDisplay_cancelling, ""); //$NON-NLS-1$
		}

		@Override
		public void ended(TaskRecord task) {
			// its last change was shown
		}

		@Override
		public void close() {
			// lines end by themselves
		}
	}

	/** Not a terminal: a line when the phase changes, and at every tenth of the way. */
	final class Lines implements ProgressDisplay {
		private final Output output;
		private final Map<String, String> last = new HashMap<>();

		Lines(Output output) {
			this.output = output;
		}

		@Override
		public synchronized void show(TaskRecord task) {
			if (task.phase().isEmpty())
				return;
			String key = task.phase() + (task.fraction() < 0 ? "" : String.valueOf((int) (task.fraction() * 10))); //$NON-NLS-1$
			if (!key.equals(last.put(task.id(), key)))
				output.terminal().err().println(task.title() + ": " + Progress.of(task)); //$NON-NLS-1$
		}

		@Override
		public synchronized void interrupted() {
			output.terminal().err().println(Messages.ProgressDisplay_cancelling);
		}

		@Override
		public void ended(TaskRecord task) {
			// the result is printed by the command
		}

		@Override
		public void close() {
			// lines end by themselves
		}
	}

	/** A terminal: one line that is drawn again and again. */
	final class Bar implements ProgressDisplay {
		private static final String ERASE = "\r\u001b[K"; //$NON-NLS-1$
		private static final int WIDTH = 20;

		private final Output output;
		private final int all;
		private final Set<String> ended = new HashSet<>();
		private boolean drawn;
		private boolean closed;

		Bar(Output output, int all) {
			this.output = output;
			this.all = all;
		}

		@Override
		public synchronized void show(TaskRecord task) {
			if (closed || !task.state().isOpen())
				return;
			String count = all > 1 ? (ended.size() + 1) + "/" + all + ' ' : ""; //$NON-NLS-1$ //$NON-NLS-2$
			String line = count + task.title() + ' ' + bar(task.fraction()) + ' ' + Progress.of(task);
			int room = output.terminal().columns() - 1;
			draw(line.length() > room ? line.substring(0, room - 1) + '…' : line);
		}

		private static String bar(double fraction) {
			int full = (int) Math.round(Math.max(0, fraction) * WIDTH);
			return "█".repeat(full) + "░".repeat(WIDTH - full); //$NON-NLS-1$ //$NON-NLS-2$
		}

		private void draw(String line) {
			PrintWriter err = output.terminal().err();
			err.print(ERASE + line);
			err.flush();
			drawn = true;
		}

		@Override
		public synchronized void interrupted() {
			erase();
			output.terminal().err().println(Messages.ProgressDisplay_cancelling);
		}

		@Override
		public synchronized void ended(TaskRecord task) {
			ended.add(task.id());
		}

		private void erase() {
			if (drawn)
				output.terminal().err().print(ERASE);
			output.terminal().err().flush();
			drawn = false;
		}

		@Override
		public synchronized void close() {
			closed = true;
			erase();
		}
	}

	/** Phase, share, rate, what remains. */
	final class Progress {
		private Progress() {
		}

		static String of(TaskRecord task) {
			StringBuilder text = new StringBuilder(task.phase().isEmpty() ? Shown.state(task.state()) : task.phase());
			if (task.fraction() >= 0)
				text.append(", ").append(Math.round(task.fraction() * 100)).append(" %"); //$NON-NLS-1$ //$NON-NLS-2$
			append(text, task, MigrationFigures.RATE, Messages.ProgressDisplay_rate);
			append(text, task, MigrationFigures.REMAINING, Messages.ProgressDisplay_remaining);
			return text.toString();
		}

		private static void append(StringBuilder text, TaskRecord task, String figure, String pattern) {
			String value = task.figures().get(figure);
			if (value != null)
				text.append(", ").append(Messages.bind(pattern, value)); //$NON-NLS-1$
		}
	}
}
