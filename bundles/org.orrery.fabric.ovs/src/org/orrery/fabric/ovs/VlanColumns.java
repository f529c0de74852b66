// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.orrery.fabric.PortConfig;
import org.orrery.fabric.design.Vlan;
import org.orrery.fabric.ovs.ovsdb.OvsdbRow;
import org.orrery.fabric.ovs.ovsdb.OvsdbValue;

import com.google.gson.JsonElement;

/**
 * A port's VLAN, and whether the port is up, as columns. Open vSwitch has no switch for a port: one that is to be down gets the VLAN that
 * no frame may have on a wire (IEEE 802.1Q reserves 4095) and may not talk to others that are down; what it is to have when it is up again
 * stands in its external ids. A port without any setting is a trunk of everything.
 */
final class VlanColumns {
	private static final long DEAD = 4095;
	/** Of a port that is down. */
	static final String WHEN_UP = "orrery-vlan"; //$NON-NLS-1$
	private static final String TAG = "tag"; //$NON-NLS-1$
	private static final String TRUNKS = "trunks"; //$NON-NLS-1$
	private static final String MODE = "vlan_mode"; //$NON-NLS-1$
	private static final String PROTECTED = "protected"; //$NON-NLS-1$

	private VlanColumns() {
	}

	static boolean enabled(OvsdbRow port) {
		return !port.map(Tables.MARKS).containsKey(WHEN_UP) || port.number(TAG).orElse(-1) != DEAD;
	}

	static Vlan read(OvsdbRow port) {
		if (!enabled(port))
			return parse(port.map(Tables.MARKS).get(WHEN_UP));
		long tag = port.number(TAG).orElse(-1);
		List<Integer> trunks = port.numbers(TRUNKS).stream().map(Long::intValue).toList();
		return switch (port.text(MODE)) {
		case "access" -> tag > 0 ? Vlan.access((int) tag) : Vlan.none(); //$NON-NLS-1$
		case "native-untagged", "native-tagged", "dot1q-tunnel" -> Vlan.nativeAnd((int) Math.max(tag, 0), trunks); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		case "trunk" -> Vlan.trunk(trunks); //$NON-NLS-1$
		default -> tag > 0 ? Vlan.access((int) tag) : tag == 0 ? Vlan.none() : Vlan.trunk(trunks);
		};
	}

	static Map<String, JsonElement> columns(PortConfig port) {
		Map<String, JsonElement> columns = new LinkedHashMap<>();
		Vlan vlan = port.vlan();
		boolean enabled = port.enabled();
		// What came in by one tunnel must not leave by another: members are joined each with each, and nothing else breaks the loops.
		columns.put(PROTECTED, OvsdbValue.of(!enabled || port.kind().isTunnel()));
		if (!enabled)
			put(columns, "access", DEAD, List.of()); //$NON-NLS-1$
		else
			switch (vlan.mode()) {
			case NONE -> put(columns, "access", 0, List.of()); //$NON-NLS-1$
			case ACCESS -> put(columns, "access", vlan.tag(), List.of()); //$NON-NLS-1$
			case TRUNK -> put(columns, "trunk", -1, vlan.trunks()); //$NON-NLS-1$
			case NATIVE -> put(columns, "native-untagged", vlan.tag(), vlan.trunks()); //$NON-NLS-1$
			}
		return columns;
	}

	private static void put(Map<String, JsonElement> columns, String mode, long tag, Collection<Integer> trunks) {
		columns.put(MODE, OvsdbValue.of(mode));
		columns.put(TAG, tag < 0 ? OvsdbValue.none() : OvsdbValue.of(tag));
		columns.put(TRUNKS, OvsdbValue.set(trunks.stream().map(vlan -> OvsdbValue.of((long) vlan)).toList()));
	}

	/** What is kept with the port beside its columns. */
	static void mark(Vlan vlan, boolean enabled, Map<String, String> marks) {
		if (enabled)
			marks.remove(WHEN_UP);
		else
			marks.put(WHEN_UP, vlan.mode().name() + ':' + vlan.tag() + ':' + String.join(",", vlan.trunks().stream().map(String::valueOf).toList())); //$NON-NLS-1$
	}

	static boolean isOwn(String mark) {
		return mark.equals(WHEN_UP);
	}

	/** What somebody has written by hand and cannot be read counts as no VLAN: the port is down all the same. */
	private static Vlan parse(String text) {
		String[] parts = text.split(":", -1); //$NON-NLS-1$
		try {
			List<Integer> trunks = new ArrayList<>();
			for (String vlan : parts[2].split(",")) //$NON-NLS-1$
				if (!vlan.isEmpty())
					trunks.add(Integer.valueOf(vlan));
			return new Vlan(Vlan.Mode.valueOf(parts[0]), Integer.parseInt(parts[1]), new java.util.TreeSet<>(trunks));
		} catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
			return Vlan.none();
		}
	}
}
