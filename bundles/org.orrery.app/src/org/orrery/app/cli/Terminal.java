// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

import java.io.PrintWriter;
import java.util.Optional;

/**
 * Where a command writes and whom it may ask. Immutable; the writers are thread-safe.
 *
 * @param keyboard       the person in front; empty when input is not a terminal
 * @param outIsTerminal  tables are fitted to {@code columns} and coloured
 * @param errIsTerminal  progress is one line that is drawn again and again
 * @param columns        width in characters
 */
public record Terminal(PrintWriter out, PrintWriter err, Optional<Keyboard> keyboard, boolean outIsTerminal, boolean errIsTerminal,
		int columns) {
	/** A person at a terminal. Blocks until answered; null when the person closed the input (Ctrl+D). */
	public interface Keyboard {
		String readLine(String prompt);

		/** Without echo. The caller wipes it. */
		char[] readSecret(String prompt);
	}
}
