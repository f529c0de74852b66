// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.design;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which VLANs pass a port and how they are tagged there (IEEE 802.1Q). Immutable.
 *
 * @param tag    of an access port, or the native one, which is untagged on the wire; 0: none
 * @param trunks that pass tagged; empty for a trunk: all
 */
public record Vlan(Mode mode, int tag, SortedSet<Integer> trunks) {
	public static final int LOWEST = 1;
	public static final int HIGHEST = 4094;

	public enum Mode {
		/** Untagged frames, no VLAN. */
		NONE, ACCESS, TRUNK, NATIVE
	}

	public Vlan {
		trunks = Collections.unmodifiableSortedSet(new TreeSet<>(trunks));
	}

	public static Vlan none() {
		return new Vlan(Mode.NONE, 0, new TreeSet<>());
	}

	public static Vlan access(int tag) {
		return new Vlan(Mode.ACCESS, tag, new TreeSet<>());
	}

	/** @param tags empty: all */
	public static Vlan trunk(Collection<Integer> tags) {
		return new Vlan(Mode.TRUNK, 0, new TreeSet<>(tags));
	}

	public static Vlan nativeAnd(int tag, Collection<Integer> tags) {
		return new Vlan(Mode.NATIVE, tag, new TreeSet<>(tags));
	}

	public static boolean isValid(int tag) {
		return tag >= LOWEST && tag <= HIGHEST;
	}

	/** Whether frames of that VLAN pass a port set so. @param vlan 0: untagged frames of no VLAN */
	public boolean carries(int vlan) {
		return switch (mode) {
		case NONE -> vlan == 0;
		case ACCESS -> vlan == tag;
		case TRUNK -> trunks.isEmpty() || trunks.contains(vlan);
		case NATIVE -> vlan == tag || vlan != 0 && (trunks.isEmpty() || trunks.contains(vlan));
		};
	}

	/** The VLANs whose frames a port set so sends out to the switch; empty for a trunk of all. */
	public List<Integer> wanted() {
		return switch (mode) {
		case NONE -> List.of(0);
		case ACCESS -> List.of(tag);
		case TRUNK -> List.copyOf(trunks);
		case NATIVE -> java.util.stream.Stream.concat(java.util.stream.Stream.of(tag), trunks.stream()).distinct().toList();
		};
	}

	/** For a person: {@code 10}, {@code 10-12,20}, {@code all}, {@code native 10, 20}. */
	@Override
	public String toString() {
		String list = trunks.isEmpty() ? "all" : ranges(); //$NON-NLS-1$
		return switch (mode) {
		case NONE -> "untagged"; //$NON-NLS-1$
		case ACCESS -> Integer.toString(tag);
		case TRUNK -> "trunk " + list; //$NON-NLS-1$
		case NATIVE -> "native " + tag + ", trunk " + list; //$NON-NLS-1$ //$NON-NLS-2$
		};
	}

	private String ranges() {
		List<int[]> ranges = new java.util.ArrayList<>();
		for (int vlan : trunks) {
			if (!ranges.isEmpty() && ranges.getLast()[1] == vlan - 1)
				ranges.getLast()[1] = vlan;
			else
				ranges.add(new int[] { vlan, vlan });
		}
		return ranges.stream().map(range -> range[0] == range[1] ? Integer.toString(range[0]) : range[0] + "-" + range[1]) //$NON-NLS-1$
				.collect(Collectors.joining(",")); //$NON-NLS-1$
	}
}
