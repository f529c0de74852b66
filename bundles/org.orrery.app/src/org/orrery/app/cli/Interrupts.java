// SPDX-License-Identifier: EPL-2.0
package org.orrery.app.cli;

/** Ctrl+C. While a handler is set it is called instead of ending the process, each time, on a thread of its own. */
public interface Interrupts {
	/** @return close it to let Ctrl+C end the process again */
	Handling handle(Runnable handler);

	interface Handling extends AutoCloseable {
		@Override
		void close();
	}
}
