// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.NetworkPointer;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;
import org.orrery.hypervisor.libvirt.jna.HandleKind;
import org.orrery.hypervisor.libvirt.jna.LibvirtApi;
import org.orrery.hypervisor.xml.NetworkDefinitionXml;
import org.orrery.hypervisor.xml.NetworkXml;
import org.orrery.hypervisor.xml.XmlException;

/** Makes, changes and removes libvirt networks that hand out ports of a bridge. */
final class NetworkDefinitions {
	private static final int MODIFY = 1;
	private static final int DELETE = 2;
	private static final int ADD_LAST = 3;
	private static final int PORT_GROUP = 9;
	private static final int AFFECT_LIVE = 1;

	private final LibvirtSession session;
	private final LibvirtApi api;

	NetworkDefinitions(LibvirtSession session) {
		this.session = session;
		this.api = session.api();
	}

	void put(NetworkDefinition definition) throws HypervisorException {
		String operation = "define network " + definition.name();
		session.call(Feature.NETWORKS, operation, connection -> {
			NetworkPointer defined = session.check(api.virNetworkDefineXML(connection, NetworkDefinitionXml.write(definition)), operation);
			return session.using(defined, HandleKind.NETWORK, api::virNetworkFree, network -> {
				session.check(api.virNetworkSetAutostart(network, 1), operation);
				if (session.check(api.virNetworkIsActive(network), operation) == 1)
					changeLive(network, definition, operation);
				else
					session.check(api.virNetworkCreate(network), operation);
				return null;
			});
		});
	}

	/** What was defined holds from the next start on; a running network is changed one port group after the other, and NICs stay plugged in. */
	private void changeLive(NetworkPointer network, NetworkDefinition definition, String operation) throws HypervisorException {
		Map<String, PortGroupRecord> live = new HashMap<>();
		try {
			String xml = session.check(api.virNetworkGetXMLDesc(network, 0), operation).toString();
			NetworkXml.read(xml, definition.name(), true, true, true).portGroups().forEach(group -> live.put(group.name(), group));
		} catch (XmlException e) {
			throw LibvirtSession.malformed(operation, e);
		}
		for (PortGroupRecord group : definition.portGroups()) {
			PortGroupRecord before = live.remove(group.name());
			if (before == null)
				update(network, ADD_LAST, group, operation);
			else if (!before.equals(group))
				update(network, MODIFY, group, operation);
		}
		for (PortGroupRecord gone : List.copyOf(live.values()))
			update(network, DELETE, gone, operation);
	}

	private void update(NetworkPointer network, int command, PortGroupRecord group, String operation) throws HypervisorException {
		session.check(api.virNetworkUpdate(network, command, PORT_GROUP, -1, NetworkDefinitionXml.portGroup(group), AFFECT_LIVE), operation);
	}

	void remove(UUID uuid) throws HypervisorException {
		String operation = "remove network " + uuid;
		session.call(Feature.NETWORKS, operation, connection -> {
			NetworkPointer found = find(connection, uuid, operation);
			if (found == null)
				return null;
			return session.using(found, HandleKind.NETWORK, api::virNetworkFree, network -> {
				if (session.check(api.virNetworkIsActive(network), operation) == 1)
					session.check(api.virNetworkDestroy(network), operation);
				session.check(api.virNetworkUndefine(network), operation);
				return null;
			});
		});
	}

	/** Null when it is not there (any more). */
	private NetworkPointer find(ConnectionPointer connection, UUID uuid, String operation) throws HypervisorException {
		NetworkPointer found = api.virNetworkLookupByUUIDString(connection, uuid.toString());
		if (found != null)
			return found;
		HypervisorException failure = session.failure(operation);
		if (failure.code() == ErrorCode.NOT_FOUND)
			return null;
		throw failure;
	}
}
