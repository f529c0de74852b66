// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.inside;

import java.util.List;
import java.util.Optional;

import org.orrery.fabric.design.Uplink.Teaming;

/** How the links of a team share its work now. Immutable. @param lacp what was agreed with the physical switch, in Open vSwitch's words */
public record TeamStatus(String port, Teaming teaming, String lacp, List<Link> links) {
	/** @param carries takes part in the work; @param active gets what is not spread: broadcasts, and all of an active-backup team */
	public record Link(String nic, org.orrery.fabric.inside.Link state, boolean carries, boolean active) {
	}

	public TeamStatus {
		links = List.copyOf(links);
	}

	public Optional<Link> active() {
		return links.stream().filter(Link::active).findFirst();
	}

	/** Whether one more link may fail. */
	public boolean isRedundant() {
		return links.stream().filter(Link::carries).count() > 1;
	}
}
