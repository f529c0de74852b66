// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/** Something to ask of a connected host; runs on a thread of the connection. */
@FunctionalInterface
public interface HypervisorCall<T> {
	T on(HypervisorConnection connection) throws HypervisorException;
}
