// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.Map;

import org.orrery.hypervisor.NetworkDefinition;
import org.orrery.hypervisor.NetworkRecord.PortGroupRecord;

/** Writes libvirt's network XML. */
public final class NetworkDefinitionXml {
	/** Of Orrery's element in the metadata of networks. */
	public static final String NAMESPACE = "https://orrery.org/xmlns/network/1";

	private NetworkDefinitionXml() {
	}

	public static String write(NetworkDefinition definition) {
		StringBuilder xml = new StringBuilder("<network>\n  <name>").append(escape(definition.name())).append("</name>\n  <uuid>").append(definition.uuid())
				.append("</uuid>\n");
		if (!definition.marks().isEmpty()) {
			xml.append("  <metadata>\n    <orrery:switch xmlns:orrery=\"").append(NAMESPACE).append('"');
			for (Map.Entry<String, String> mark : definition.marks().entrySet())
				xml.append(' ').append(mark.getKey()).append("=\"").append(escape(mark.getValue())).append('"');
			xml.append("/>\n  </metadata>\n");
		}
		xml.append("  <forward mode=\"bridge\"/>\n  <bridge name=\"").append(escape(definition.bridge())).append("\"/>\n  <virtualport type=\"openvswitch\"/>\n");
		definition.portGroups().forEach(group -> xml.append("  ").append(portGroup(group)).append('\n'));
		return xml.append("</network>\n").toString();
	}

	/** As it stands in the network's XML, and as a running network takes a change of it. */
	public static String portGroup(PortGroupRecord group) {
		StringBuilder xml = new StringBuilder("<portgroup name=\"").append(escape(group.name())).append('"');
		if (group.isDefault())
			xml.append(" default=\"yes\"");
		if (group.vlans().isEmpty())
			return xml.append("/>").toString();
		xml.append("><vlan").append(group.trunk() ? " trunk=\"yes\">" : ">");
		for (int vlan : group.vlans())
			xml.append("<tag id=\"").append(vlan).append('"').append(vlan == group.nativeVlan() ? " nativeMode=\"untagged\"/>" : "/>");
		return xml.append("</vlan></portgroup>").toString();
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&apos;");
	}
}
