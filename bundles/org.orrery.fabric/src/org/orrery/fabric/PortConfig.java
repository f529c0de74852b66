// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.orrery.fabric.design.PortProfile.Rate;
import org.orrery.fabric.design.Uplink.Teaming;
import org.orrery.fabric.design.Vlan;

/**
 * A port of a virtual switch, as it is or as it is to be. Immutable.
 *
 * @param nics    devices behind the port: one, or those of a team; empty for a tunnel and for the switch's own port
 * @param teaming {@link Teaming#NONE} unless there are several NICs
 * @param guard   what the VM is kept from doing; {@link PortGuard#OPEN} at ports of other kinds
 * @param options of a tunnel: {@code remote_ip}, {@code key}, …
 * @param marks   what the switch keeps with the port, see {@link Marks}
 */
public record PortConfig(String name, Kind kind, List<String> nics, Teaming teaming, Vlan vlan, Rate rate, boolean enabled,
		PortGuard guard, Map<String, String> options, Map<String, String> marks) {
	public enum Kind {
		/** A physical NIC or a team of them. */
		UPLINK,
		/** A VM's NIC; the hypervisor makes and removes it. */
		VM,
		/** A device of the host's own kernel. */
		KERNEL,
		VXLAN, GRE, GENEVE,
		/** Anything that Orrery does not make. */
		OTHER;

		public boolean isTunnel() {
			return this == VXLAN || this == GRE || this == GENEVE;
		}
	}

	/** A port where nobody is kept from anything. */
	public PortConfig(String name, Kind kind, List<String> nics, Teaming teaming, Vlan vlan, Rate rate, boolean enabled, Map<String, String> options,
			Map<String, String> marks) {
		this(name, kind, nics, teaming, vlan, rate, enabled, PortGuard.OPEN, options, marks);
	}

	public PortConfig {
		guard = guard == null ? PortGuard.OPEN : guard; // in records of tasks that are older than it
		nics = List.copyOf(nics);
		options = Collections.unmodifiableMap(new TreeMap<>(options));
		marks = Collections.unmodifiableMap(new TreeMap<>(marks));
	}

	/** The same port with other settings: what it is stays. */
	public PortConfig with(Vlan newVlan, Rate newRate, boolean newEnabled, Map<String, String> newMarks) {
		return new PortConfig(name, kind, nics, teaming, newVlan, newRate, newEnabled, guard, options, newMarks);
	}

	public PortConfig withGuard(PortGuard other) {
		return new PortConfig(name, kind, nics, teaming, vlan, rate, enabled, other, options, marks);
	}
}
