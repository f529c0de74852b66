// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig;
import org.orrery.hypervisor.InterfaceRecord;

/** Over which devices of a host this computer reaches it. Pure. */
public final class ManagementPath {
	private ManagementPath() {
	}

	/** Those of these devices that the steps take, give away or set otherwise; sorted. */
	public static List<String> touched(HostNetwork host, List<FabricStep> steps) {
		TreeSet<String> touched = new TreeSet<>();
		for (FabricStep step : steps) {
			switch (step) {
			case FabricStep.AddPort add -> touched.addAll(add.port().nics());
			case FabricStep.RemovePort remove -> touched.addAll(behind(host, remove.on(), remove.port()));
			case FabricStep.SetPort set -> touched.addAll(behind(host, set.on(), set.after()));
			case FabricStep.RemoveSwitch remove -> touched.add(remove.on());
			default -> {
				// settings of a switch and its mirrors leave the path as it is
			}
			}
		}
		touched.retainAll(host.management());
		return List.copyOf(touched);
	}

	/** Where the host's own address is at the switch, every uplink carries it. */
	private static List<String> behind(HostNetwork host, String on, PortConfig port) {
		List<String> devices = new ArrayList<>(port.nics());
		if (port.kind() == PortConfig.Kind.KERNEL)
			devices.add(port.name());
		if (port.kind() == PortConfig.Kind.UPLINK && host.management().contains(on))
			devices.add(on);
		return devices;
	}

	/** A bridge and the NIC below it often share an address: both count, and so do bonds with their members. @param linkAddress empty: not known; @param more of that address that the hypervisor does not know of */
	static Set<String> devices(List<InterfaceRecord> interfaces, String linkAddress, Set<String> more) {
		Set<String> devices = new HashSet<>();
		if (linkAddress.isEmpty())
			return devices;
		devices.addAll(more);
		for (InterfaceRecord device : interfaces)
			if (device.mac().equalsIgnoreCase(linkAddress)) {
				devices.add(device.name());
				devices.addAll(device.members());
			}
		return devices;
	}
}
