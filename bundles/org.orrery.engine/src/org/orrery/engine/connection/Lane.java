// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

/** Requests of one connection wait in lanes, so that a person's command never queues behind a refresh. */
public enum Lane {
	/** Cancel, abort, progress of running jobs: always a free thread. */
	CONTROL,
	/** What a person asked for; may block for as long as a migration takes. */
	COMMAND,
	/** Refetching after events, reconcile. */
	REFRESH,
	/** Counters; dropped first. */
	STATISTICS
}
