// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The terminal of this process. Java cannot tell which of the three streams is a terminal, so the command that starts it says so:
 * {@code -Dorrery.terminal=012} for all of them, and {@code -Dorrery.columns}. Without that it is all or nothing.
 */
final class ProcessTerminal {
	private static final int DEFAULT_COLUMNS = 80;
	private static final int LEAST_COLUMNS = 40;

	private ProcessTerminal() {
	}

	static Terminal open() {
		Console console = System.console();
		String terminals = System.getProperty("orrery.terminal", console == null ? "" : "012"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		Optional<Terminal.Keyboard> keyboard = terminals.contains("0") && console != null ? Optional.of(new Keys(console)) : Optional.empty(); //$NON-NLS-1$
		return new Terminal(writer(FileDescriptor.out), writer(FileDescriptor.err), keyboard, terminals.contains("1"), terminals.contains("2"), //$NON-NLS-1$ //$NON-NLS-2$
				Math.max(LEAST_COLUMNS, Integer.getInteger("orrery.columns", DEFAULT_COLUMNS))); //$NON-NLS-1$
	}

	private static PrintWriter writer(FileDescriptor descriptor) {
		String encoding = System.getProperty("stdout.encoding"); //$NON-NLS-1$
		Charset charset = encoding != null && Charset.isSupported(encoding) ? Charset.forName(encoding) : StandardCharsets.UTF_8;
		return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), charset), true);
	}

	/** Prompts go to the terminal itself, not to a redirected output. */
	private record Keys(Console console) implements Terminal.Keyboard {
		@Override
		public String readLine(String prompt) {
			return console.readLine("%s", prompt); //$NON-NLS-1$
		}

		@Override
		public char[] readSecret(String prompt) {
			return console.readPassword("%s", prompt); //$NON-NLS-1$
		}
	}
}
