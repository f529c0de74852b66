// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.libvirt.jna.DevicePointer;
import org.libvirt.jna.InterfacePointer;
import org.libvirt.jna.NetworkPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.InterfaceRecord.Kind;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.InterfaceXml;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.XmlException;

import com.sun.jna.ptr.IntByReference;

/** Reads libvirt networks and the network devices of the host itself. */
final class NetworkInventory {
	private static final int NODE_DEVICES_NET = 1 << 4;
	private static final System.Logger LOG = System.getLogger(NetworkInventory.class.getName());

	private final LibvirtSession session;
	private final LibvirtApi api;

	NetworkInventory(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	List<NetworkRecord> networks() throws HypervisorException {
		String operation = "list the networks of " + session.uri();
		return session.call(Feature.NETWORKS, operation, connection -> {
			List<NetworkPointer> networks = session.list(operation, array -> api.virConnectListAllNetworks(connection, array, 0),
					NetworkPointer::new);
			return session.each(networks, HandleKind.NETWORK, api::virNetworkFree, network -> network(network, operation));
		});
	}

	private NetworkRecord network(NetworkPointer network, String operation) throws HypervisorException {
		boolean active = session.check(api.virNetworkIsActive(network), operation) == 1;
		boolean persistent = session.check(api.virNetworkIsPersistent(network), operation) == 1;
		IntByReference autostart = new IntByReference();
		boolean starts = persistent && api.virNetworkGetAutostart(network, autostart) == 0 && autostart.getValue() != 0;
		String name = api.virNetworkGetName(network);
		try {
			return NetworkXml.read(session.check(api.virNetworkGetXMLDesc(network, 0), operation).toString(), name, active, persistent, starts);
		} catch (XmlException | HypervisorException e) {
			LibvirtSession.requireThere(e);
			LOG.log(System.Logger.Level.WARNING, operation, e);
			byte[] uuid = new byte[LibvirtApi.VIR_UUID_BUFLEN];
			session.check(api.virNetworkGetUUID(network, uuid), operation);
			return NetworkXml.unreadable(DomainInventory.uuid(uuid), name, active, persistent, starts, e);
		}
	}

	/**
	 * Node devices know what is there, the interface driver knows which of them are bridges and bonds and what they hold, networks know
	 * which bridges are Open vSwitches; each may be missing on a host.
	 */
	List<InterfaceRecord> interfaces() throws HypervisorException {
		Map<String, InterfaceRecord> found = new LinkedHashMap<>();
		for (InterfaceRecord device : whereSupported(this::nodeDevices))
			found.put(device.name(), device);
		for (InterfaceRecord configured : whereSupported(this::configuredInterfaces))
			found.merge(configured.name(), configured, NetworkInventory::merge);
		for (InterfaceRecord bridge : whereSupported(this::bridgesOfNetworks))
			found.merge(bridge.name(), bridge, NetworkInventory::merge);
		return List.copyOf(found.values());
	}

	/** The later source knows the kind better, unless it does not know it at all. */
	private static InterfaceRecord merge(InterfaceRecord device, InterfaceRecord later) {
		boolean keepKind = later.kind() == Kind.OTHER || device.kind() == Kind.OPEN_VSWITCH;
		return new InterfaceRecord(device.name(), keepKind ? device.kind() : later.kind(), device.mac().isEmpty() ? later.mac() : device.mac(),
				device.up() || later.up(), Math.max(device.speed(), later.speed()), Math.max(device.mtu(), later.mtu()),
				later.members().isEmpty() ? device.members() : later.members());
	}

	private List<InterfaceRecord> bridgesOfNetworks() throws HypervisorException {
		return networks().stream().filter(network -> network.active() && !network.bridge().isEmpty())
				.map(network -> new InterfaceRecord(network.bridge(),
						network.virtualPort().equals("openvswitch") ? Kind.OPEN_VSWITCH : Kind.LINUX_BRIDGE, "", false, 0, List.of()))
				.toList();
	}

	private interface InterfaceSource {
		List<InterfaceRecord> read() throws HypervisorException;
	}

	private static List<InterfaceRecord> whereSupported(InterfaceSource source) throws HypervisorException {
		try {
			return source.read();
		} catch (HypervisorException e) {
			if (e.code() == ErrorCode.UNSUPPORTED)
				return List.of();
			throw e;
		}
	}

	private List<InterfaceRecord> nodeDevices() throws HypervisorException {
		String operation = "list the network devices of " + session.uri();
		return session.call(operation, connection -> {
			List<DevicePointer> devices = session.list(operation,
					array -> api.virConnectListAllNodeDevices(connection, array, NODE_DEVICES_NET), DevicePointer::new);
			List<Optional<InterfaceRecord>> read = session.each(devices, HandleKind.NODE_DEVICE, api::virNodeDeviceFree,
					device -> nodeDevice(device, operation));
			return read.stream().flatMap(Optional::stream).toList();
		});
	}

	private Optional<InterfaceRecord> nodeDevice(DevicePointer device, String operation) throws HypervisorException {
		String xml = session.check(api.virNodeDeviceGetXMLDesc(device, 0), operation).toString();
		try {
			return InterfaceXml.readNodeDevice(xml, api.virNodeDeviceGetName(device));
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
	}

	private List<InterfaceRecord> configuredInterfaces() throws HypervisorException {
		String operation = "list the interfaces of " + session.uri();
		return session.call(Feature.INTERFACES, operation, connection -> {
			List<InterfacePointer> interfaces = session.list(operation,
					array -> api.virConnectListAllInterfaces(connection, array, 0), InterfacePointer::new);
			List<Optional<InterfaceRecord>> read = session.each(interfaces, HandleKind.INTERFACE, api::virInterfaceFree,
					device -> configuredInterface(device));
			return read.stream().flatMap(Optional::stream).toList();
		});
	}

	/** One interface whose description libvirt cannot make (seen with odd virtual devices) must not hide the others. */
	private Optional<InterfaceRecord> configuredInterface(InterfacePointer device) throws HypervisorException {
		String name = api.virInterfaceGetName(device);
		String operation = "read interface " + name;
		try {
			String xml = session.check(api.virInterfaceGetXMLDesc(device, 0), operation).toString();
			InterfaceRecord read = InterfaceXml.read(xml, name, api.virInterfaceIsActive(device) == 1);
			return Optional.of(read.mac().isEmpty() ? withMac(read, api.virInterfaceGetMACString(device)) : read);
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		} catch (HypervisorException e) {
			if (e.isConnectionLoss())
				throw e;
			LOG.log(System.Logger.Level.DEBUG, operation, e);
			return Optional.empty();
		}
	}

	/** The description of a bridge leaves it out. */
	private static InterfaceRecord withMac(InterfaceRecord read, String mac) {
		return new InterfaceRecord(read.name(), read.kind(), mac == null ? "" : mac, read.up(), read.speed(), read.mtu(), read.members());
	}
}
