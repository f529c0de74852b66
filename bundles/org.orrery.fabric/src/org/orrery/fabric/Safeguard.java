// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

/**
 * A timer that runs on the host itself and gives its switches their old state back when it is not called off: whoever cuts the way to a host
 * cannot call it off. Thread-safe.
 */
public interface Safeguard {
	/**
	 * Calls it off by a way that is opened for it now, so that a success proves that the host can be reached. Blocks.
	 *
	 * @throws FabricException UNREACHABLE, LOST: the host is not to be seen, its timer goes on; CONFLICT: the timer was faster
	 */
	void callOff() throws FabricException;
}
