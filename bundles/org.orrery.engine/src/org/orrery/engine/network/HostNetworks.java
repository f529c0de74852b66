// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.orrery.engine.inventory.HostInventory;
import org.orrery.fabric.Marks;
import org.orrery.fabric.PortConfig;
import org.orrery.fabric.SwitchConfig;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.model.ObjectRef;

/** Puts together what the hypervisor and what the switches of a host tell. Pure. */
final class HostNetworks {
	private record Plugged(String on, PortConfig port) {
	}

	private HostNetworks() {
	}

	static HostNetwork of(HostInventory host, Collection<DomainRecord> domains, FabricLink.State state) {
		Map<String, Plugged> byMac = new HashMap<>();
		Map<String, Plugged> byDevice = new HashMap<>();
		for (SwitchConfig made : state.switches())
			for (PortConfig port : made.ports().values()) {
				Plugged plugged = new Plugged(made.name(), port);
				byDevice.put(port.name(), plugged);
				String mac = port.marks().getOrDefault(Marks.MAC, "").toLowerCase(Locale.ROOT); //$NON-NLS-1$
				if (!mac.isEmpty())
					byMac.put(mac, plugged);
			}
		List<VmPort> vms = new ArrayList<>();
		for (DomainRecord domain : domains)
			for (NicRecord nic : domain.nics())
				vms.add(port(host, domain, nic, byMac, byDevice));
		return new HostNetwork(host.connection(), host.host() == null ? null : host.host().uuid(), host.displayName(), state.health(), state.reason(),
				state.remedy(), state.address(), state.switches(), ofKind(host, true), ofKind(host, false), ManagementPath.devices(host.interfaces(), state.linkAddress(), state.linkDevices()), List.copyOf(host.networks().values()), vms,
				state.unguarded(), state.read());
	}

	private static List<InterfaceRecord> ofKind(HostInventory host, boolean physical) {
		return host.interfaces().stream().filter(device -> physical == (device.kind() == InterfaceRecord.Kind.PHYSICAL))
				.filter(device -> device.kind() != InterfaceRecord.Kind.OTHER).toList();
	}

	private static VmPort port(HostInventory host, DomainRecord domain, NicRecord nic, Map<String, Plugged> byMac, Map<String, Plugged> byDevice) {
		boolean running = domain.state().isActive();
		Plugged plugged = running ? plugged(host, nic, byMac, byDevice) : null;
		return new VmPort(ObjectRef.vm(host.connection(), domain.uuid()), domain.name(), running, nic.mac().toLowerCase(Locale.ROOT),
				new VmPort.Source(nic.type(), nic.source(), nic.portGroup()), plugged == null ? "" : plugged.on(), plugged == null ? null : plugged.port()); //$NON-NLS-1$
	}

	/** After a power cut a switch still keeps the ports of the VMs that ran then, and their devices and addresses may be at another switch now. */
	private static Plugged plugged(HostInventory host, NicRecord nic, Map<String, Plugged> byMac, Map<String, Plugged> byDevice) {
		Plugged tap = byDevice.get(nic.tap());
		boolean anothers = tap != null && !tap.port().marks().getOrDefault(Marks.MAC, nic.mac()).equalsIgnoreCase(nic.mac());
		Plugged found = tap != null && !anothers ? tap : byMac.get(nic.mac().toLowerCase(Locale.ROOT));
		return found != null && mayBeAt(found.on(), host, nic) ? found : null;
	}

	/** What a network leads to is not known before the host has told of it. */
	private static boolean mayBeAt(String switchName, HostInventory host, NicRecord nic) {
		return switch (nic.type()) {
		case "bridge" -> nic.source().equals(switchName); //$NON-NLS-1$
		case "network" -> host.networks().values().stream().filter(network -> network.name().equals(nic.source()) && !network.bridge().isEmpty()) //$NON-NLS-1$
				.allMatch(network -> network.bridge().equals(switchName));
		default -> true;
		};
	}
}
