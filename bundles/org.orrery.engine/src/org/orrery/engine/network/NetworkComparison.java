// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.List;
import java.util.UUID;

import org.orrery.fabric.FabricStep;

/** How the hosts differ from a design, both ways. Immutable. */
public record NetworkComparison(List<HostDrift> hosts) {
	/**
	 * One host.
	 *
	 * @param connection empty when no connection leads to it; @param name for a person
	 * @param reason     why its switches are not seen, then nothing is known of its drifts; empty when they are
	 * @param networks   libvirt networks that are not as the profiles say; applying sets them
	 */
	public record HostDrift(String connection, UUID host, String name, String reason, List<Drift> drifts, List<LibvirtStep> networks) {
		public HostDrift {
			drifts = List.copyOf(drifts);
			networks = List.copyOf(networks);
		}

		/** Nothing is otherwise than designed. */
		public boolean isInStep() {
			return isSeen() && drifts.isEmpty() && networks.isEmpty();
		}

		public boolean isSeen() {
			return reason.isEmpty();
		}
	}

	/**
	 * One difference.
	 *
	 * @param overwrite the step that makes the host what the design says
	 * @param adoptable whether the design can be changed to what the host has, by {@link Networks#adopt}; a single port that does not do what
	 *                  its profile says cannot
	 */
	public record Drift(FabricStep overwrite, boolean adoptable) {
		/** What there is: "dvs0/port vnet1", for a person and for finding the figure. */
		public String place() {
			return StepWords.place(overwrite);
		}

		/** What the host has, in words; "not there" when it has nothing. */
		public String live() {
			return StepWords.before(overwrite);
		}

		/** What the design says, in words. */
		public String wanted() {
			return StepWords.after(overwrite);
		}
	}

	public NetworkComparison {
		hosts = List.copyOf(hosts);
	}

	/** Every host was seen and is as designed. */
	public boolean isInStep() {
		return hosts.stream().allMatch(HostDrift::isInStep);
	}
}
