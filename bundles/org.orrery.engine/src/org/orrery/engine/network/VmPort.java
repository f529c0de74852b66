// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.Optional;
import java.util.OptionalInt;

import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.model.ObjectRef;

/**
 * A NIC of a VM and the port that it is plugged into. Immutable.
 *
 * @param mac        lower case
 * @param source     what it asks for: kind ("network", "bridge", …), name, and port group where there is one; as in the VM's definition
 * @param on         name of the virtual switch that has its port; empty: none now, since the VM is off or the switch is no Open vSwitch
 * @param port       null: none now
 */
public record VmPort(ObjectRef vm, String vmName, boolean running, String mac, Source source, String on, PortConfig port) {
	/** @param portGroup empty: none */
	public record Source(String type, String name, String portGroup) {
	}

	/** The profile that its port follows, else the one that it asks for; empty: none. */
	public Optional<String> profile() {
		Optional<String> marked = Optional.ofNullable(port).map(there -> there.marks().get(Marks.PROFILE)).filter(name -> !name.isEmpty());
		return source.portGroup().isEmpty() ? marked : Optional.of(source.portGroup());
	}

	/** The number of its port, which it keeps for life; empty: it has none (yet). */
	public OptionalInt number() {
		String text = port == null ? "" : port.marks().getOrDefault(Marks.PORT, ""); //$NON-NLS-1$ //$NON-NLS-2$
		return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty(); //$NON-NLS-1$
	}
}
