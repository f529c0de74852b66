// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.chassis;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.orrery.fabric.chassis.Module;

/** A switch with what sits in its slots. Immutable. */
public record Chassis(UUID id, String name, List<Seat> seats) {
	/** @param since when it has been in that state, as far as this console has seen */
	public record Seat(Module module, Instant since) {
	}

	public Chassis {
		seats = List.copyOf(seats);
	}

	/** Hosts that are there; the controllers are not among them. */
	public long present() {
		return seats.stream().filter(seat -> seat.module().state() == Module.State.PRESENT).count();
	}

	public long hosts() {
		return seats.stream().filter(seat -> seat.module().host() != null).count();
	}
}
