// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;

/**
 * A host in maintenance mode. Immutable.
 *
 * @param connection of the host
 * @param ending     it takes VMs again, and those that left are on their way back
 * @param left       VMs that were to leave it for the maintenance, in the order of the plan
 */
public record Maintenance(String connection, Instant since, String who, boolean ending, List<Left> left) {
	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault()); //$NON-NLS-1$

	public record Left(UUID vm, String name) {
	}

	public Maintenance {
		left = List.copyOf(left);
	}

	Maintenance withEnding() {
		return new Maintenance(connection, since, who, true, left);
	}

	Maintenance withLeft(List<Left> vms) {
		return new Maintenance(connection, since, who, ending, vms);
	}

	/** Takes no VM. */
	public boolean refusesVms() {
		return !ending;
	}

	/** "in maintenance since …, by …" */
	public String inWords() {
		return Messages.bind(ending ? Messages.Maintenance_ending : Messages.Maintenance_since, TIME.format(since), who);
	}
}
