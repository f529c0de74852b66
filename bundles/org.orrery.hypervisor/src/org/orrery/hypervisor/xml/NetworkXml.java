// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;

/** Reads libvirt's network XML. */
public final class NetworkXml {
	private NetworkXml() {
	}

	/** @param label names the network in messages */
	public static NetworkRecord read(String xml, String label, boolean active, boolean persistent, boolean autostart) throws XmlException {
		XmlElement network = SafeXml.parse(xml, "network XML of " + label, "network");
		String forward = network.child("forward").map(element -> element.attribute("mode", "nat")).orElse("isolated");
		List<PortGroupRecord> portGroups = new ArrayList<>();
		for (XmlElement group : network.children("portgroup"))
			portGroups.add(portGroup(group));
		List<String> addresses = new ArrayList<>();
		for (XmlElement ip : network.children("ip"))
			if (!ip.attribute("address").isEmpty())
				addresses.add(ip.attribute("address") + "/" + prefix(ip));
		return new NetworkRecord(network.requiredUuid("uuid"), network.requiredText("name"), active, persistent, autostart, forward,
				network.attributeAt("bridge", "name"), network.attributeAt("virtualport", "type"), addresses, portGroups, marks(network), "");
	}

	private static List<String> marks(XmlElement network) {
		List<String> marks = new ArrayList<>();
		for (XmlElement own : network.child("metadata").map(XmlElement::children).orElse(List.of()))
			if (own.attribute("xmlns:" + own.name().replaceFirst(":.*", "")).equals(NetworkDefinitionXml.NAMESPACE))
				for (int i = 0; i < own.dom().getAttributes().getLength(); i++)
					if (!own.dom().getAttributes().item(i).getNodeName().startsWith("xmlns"))
						marks.add(own.dom().getAttributes().item(i).getNodeName() + '=' + own.dom().getAttributes().item(i).getNodeValue());
		Collections.sort(marks);
		return marks;
	}

	/** What is known of a network that cannot be read, so that it does not hide the others. */
	public static NetworkRecord unreadable(UUID uuid, String name, boolean active, boolean persistent, boolean autostart, Exception reason) {
		return new NetworkRecord(uuid, name, active, persistent, autostart, "", "", "", List.of(), List.of(), List.of(), reason.getMessage());
	}

	private static PortGroupRecord portGroup(XmlElement group) throws XmlException {
		List<Integer> vlans = new ArrayList<>();
		int untagged = 0;
		for (XmlElement tag : group.list("vlan", "tag")) {
			vlans.add((int) tag.number(tag.attribute("id"), "<tag id>", 0));
			if (tag.attribute("nativeMode").equals("untagged"))
				untagged = vlans.getLast();
		}
		return new PortGroupRecord(group.attribute("name"), group.attribute("default").equals("yes"), vlans,
				group.attributeAt("vlan", "trunk").equals("yes") || vlans.size() > 1, untagged);
	}

	/** Length of the prefix; a missing one means the class of the address, as in libvirt. */
	private static long prefix(XmlElement ip) throws XmlException {
		boolean v6 = ip.attribute("family").equals("ipv6") || ip.attribute("address").indexOf(':') >= 0;
		String netmask = ip.attribute("netmask");
		if (!netmask.isEmpty())
			return bitsOf(ip, netmask);
		if (v6)
			return ip.number(ip.attribute("prefix"), "<ip prefix>", 64);
		return ip.number(ip.attribute("prefix"), "<ip prefix>", classPrefix(ip));
	}

	private static long bitsOf(XmlElement ip, String netmask) throws XmlException {
		long bits = 0;
		for (String octet : netmask.split("\\."))
			bits += Long.bitCount(ip.number(octet, "<ip netmask>", 0));
		return bits;
	}

	private static long classPrefix(XmlElement ip) throws XmlException {
		long first = ip.number(ip.attribute("address").split("\\.")[0], "<ip address>", 0);
		return first < 128 ? 8 : first < 192 ? 16 : 24;
	}
}
