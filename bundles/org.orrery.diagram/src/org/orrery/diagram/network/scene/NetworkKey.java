// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import java.util.UUID;

/** What a figure stands for, from one edit to the next: records of the design are replaced, keys stay. Immutable. */
public sealed interface NetworkKey {
	record OfSwitch(UUID id) implements NetworkKey {
	}

	/** @param on the switch */
	record OfProfile(UUID on, String name) implements NetworkKey {
	}

	record OfMirror(UUID on, String name) implements NetworkKey {
	}

	record OfTunnel(UUID on, String name) implements NetworkKey {
	}

	record OfHost(UUID host) implements NetworkKey {
	}

	record OfUplink(UUID on, UUID host, String name) implements NetworkKey {
	}

	/** A physical NIC. */
	record OfNic(UUID host, String name) implements NetworkKey {
	}

	record OfVm(UUID vm) implements NetworkKey {
	}

	/** @param mac in lower case */
	record OfVmNic(UUID vm, String mac) implements NetworkKey {
	}
}
