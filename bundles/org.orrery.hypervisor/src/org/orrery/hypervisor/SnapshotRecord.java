// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor;

import java.time.Instant;

/** A snapshot of a domain. Immutable. {@code parent} is empty for a root. */
public record SnapshotRecord(String name, String parent, String description, Instant created, String state, boolean current,
		boolean external) {
}
