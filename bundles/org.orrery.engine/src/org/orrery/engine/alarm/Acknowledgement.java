// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Instant;

/** Somebody knows of it. @param note why, or what is being done; may be empty */
public record Acknowledgement(String who, Instant at, String note) {
}
