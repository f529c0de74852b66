// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

/** What went wrong at a hypervisor, in terms that the engine can act on. Adapters map their native codes to these. */
public enum ErrorCode {
	/** Nobody answers: name not resolved, connection refused, no route, time-out while connecting. */
	UNREACHABLE,
	/** The source host of a migration cannot reach or log in to its target; our own connection stands. */
	TARGET_UNREACHABLE,
	/** The host answered once and does not any more: keepalive lost, socket closed, call timed out. */
	CONNECTION_LOST,
	/** The host's certificate is wrong, expired, or made by an unknown authority; or ours was refused. */
	CERTIFICATE,
	/** Credentials refused, or the person did not give any. */
	AUTHENTICATION,
	/** The host knows us, but does not allow this. */
	ACCESS_DENIED,
	/** No driver for this URI on this machine, or the native client library is missing. */
	NO_DRIVER,
	/** The driver has no such function: show it as unsupported, do not report it as a failure. */
	UNSUPPORTED,
	/** The domain, network, pool or volume does not exist (any more). */
	NOT_FOUND,
	/** Something of that name or UUID exists already. */
	ALREADY_EXISTS,
	/** Not possible in the object's present state. */
	INVALID_STATE,
	/** Another job holds the object. */
	BUSY,
	/** The job was aborted on request. */
	ABORTED,
	/** The hypervisor judged a migration unsafe (shared storage or cache mode). */
	MIGRATION_UNSAFE,
	/** The answer or the request could not be understood (broken XML, bad URI). */
	MALFORMED,
	/** Not enough memory, disk space, ports. */
	NO_RESOURCES,
	/** Anything else; the detail holds the hypervisor's own words. */
	OTHER
}
