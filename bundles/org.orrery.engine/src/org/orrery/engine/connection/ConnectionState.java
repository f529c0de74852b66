// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

/** Where a connection is. */
public enum ConnectionState {
	CONNECTING, ACTIVE,
	/** Connected, but answers slowly or not at all at the moment. */
	DEGRADED,
	/** Lost or never reached; the next attempt is planned. */
	RETRYING,
	/** Not wanted, or not worth another attempt without a person (credentials refused, bad URI). */
	CLOSED
}
