// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.orrery.fabric.design.FlowExport;
import org.orrery.fabric.design.Mirror;

/**
 * A virtual switch of one host, as it is or as it is to be. Immutable.
 *
 * @param mtu     bytes, 0: as the kernel has it
 * @param mirrors with the names of ports in place of profiles
 * @param marks   what the switch keeps with itself, see {@link Marks}
 */
public record SwitchConfig(String name, int mtu, SortedMap<String, PortConfig> ports, List<Mirror> mirrors, List<FlowExport> exports,
		Map<String, String> marks) {
	public SwitchConfig {
		ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
		mirrors = List.copyOf(mirrors);
		exports = List.copyOf(exports);
		marks = Collections.unmodifiableMap(new TreeMap<>(marks));
	}

	public Optional<PortConfig> port(String port) {
		return Optional.ofNullable(ports.get(port));
	}

	/** The same without ports and mirrors: what is made first. */
	public SwitchConfig bare() {
		return new SwitchConfig(name, mtu, new TreeMap<>(), List.of(), List.of(), marks);
	}

	public SwitchConfig withPorts(SortedMap<String, PortConfig> others) {
		return new SwitchConfig(name, mtu, others, mirrors, exports, marks);
	}

	public SwitchConfig withMirrors(List<Mirror> others) {
		return new SwitchConfig(name, mtu, ports, others, exports, marks);
	}

	/** The same with another's settings, but its own ports and mirrors. */
	public SwitchConfig withSettingsOf(SwitchConfig other) {
		return new SwitchConfig(name, other.mtu, ports, mirrors, other.exports, other.marks);
	}
}
