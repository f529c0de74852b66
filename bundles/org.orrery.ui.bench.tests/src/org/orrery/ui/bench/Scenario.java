// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.bench;

/** What is done with a running console, and measured meanwhile. Runs on a thread of its own. */
@FunctionalInterface
interface Scenario {
	void run(Console console, Findings findings) throws Exception;
}
