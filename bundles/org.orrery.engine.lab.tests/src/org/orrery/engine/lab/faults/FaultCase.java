// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One line of the matrix. */
record FaultCase(Fault fault, Phase phase, Kind kind) {
	String name() {
		return words(fault) + '/' + words(phase) + '/' + words(kind);
	}

	/**
	 * libvirt's source, when it loses the target in the switch-over, cannot know whether the target has taken over, and lets its copy go on
	 * (doPeer2PeerMigrate3: "the lock manager plugins should take care of safety"). On disks of its own no lock forbids it.
	 */
	boolean mayRunTwice() {
		return fault.cutsManagement() && phase == Phase.SWITCH_OVER && kind == Kind.COPY;
	}

	private static String words(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Every fault in every phase in which it can happen, for both kinds. What libvirt's client library may not survive comes last (see
	 * {@link Fault#endangersClient()}), so that all others are known by then.
	 */
	static List<FaultCase> all() {
		List<FaultCase> cases = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (Fault fault : Fault.values()) {
				for (Phase phase : Phase.values()) {
					if (fault.happensIn(phase, kind))
						cases.add(new FaultCase(fault, phase, kind));
				}
			}
		}
		cases.sort(Comparator.comparing(one -> one.fault().endangersClient()));
		return cases;
	}

	static FaultCase named(String name) {
		return all().stream().filter(one -> one.name().equals(name)).findFirst()
				.orElseThrow(() -> new IllegalArgumentException("There is no fault case \"" + name + "\"; --list shows them"));
	}
}
