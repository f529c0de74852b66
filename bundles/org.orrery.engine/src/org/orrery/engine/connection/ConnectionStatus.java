// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.time.Instant;

/**
 * What is known of a connection. Immutable.
 *
 * @param reason      why it is in this state, empty when all is well; @param remedy what to do about it
 * @param nextAttempt null when none is planned
 * @param attempts    failed in a row
 * @param epoch       counts successful opens; answers of an older epoch are dropped
 */
public record ConnectionStatus(ConnectionState state, Instant since, String reason, String remedy, Instant nextAttempt, int attempts,
		long epoch) {
}
