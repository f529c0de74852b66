// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.InterfaceRecord.Kind;

/** Reads the two formats in which libvirt describes a host's network devices. */
public final class InterfaceXml {
	/** Devices that the kernel, hypervisors and containers make are "ethernet" too. */
	private static final Pattern GENERATED = Pattern.compile("lo|(vnet|macvtap|tap|tun|veth|dummy|ifb)\\d.*|veth[0-9a-f]+|.*-nic");

	private InterfaceXml() {
	}

	/** Configuration of the host, {@code <interface>}. @param label names the interface in messages */
	public static InterfaceRecord read(String xml, String label, boolean active) throws XmlException {
		XmlElement device = SafeXml.parse(xml, "interface XML of " + label, "interface");
		String type = device.attribute("type");
		Kind kind = switch (type) {
		case "ethernet" -> GENERATED.matcher(device.attribute("name")).matches() ? Kind.OTHER : Kind.PHYSICAL;
		case "bridge" -> Kind.LINUX_BRIDGE;
		case "bond" -> Kind.BOND;
		case "vlan" -> Kind.VLAN;
		default -> Kind.OTHER;
		};
		List<String> members = device.list(type.isEmpty() ? "bridge" : type, "interface").stream().map(member -> member.attribute("name"))
				.filter(name -> !name.isEmpty()).toList();
		String name = device.attribute("name");
		if (name.isEmpty())
			throw device.malformed("the attribute \"name\" is missing");
		return new InterfaceRecord(name, kind, device.attributeAt("mac", "address"), active, speed(device),
				(int) device.number(device.attributeAt("mtu", "size"), "<mtu size>", 0), kind == Kind.LINUX_BRIDGE || kind == Kind.BOND ? members : List.of());
	}

	/** A {@code <device>} with the capability "net"; empty for any other device. @param label names the device in messages */
	public static Optional<InterfaceRecord> readNodeDevice(String xml, String label) throws XmlException {
		XmlElement device = SafeXml.parse(xml, "node device XML of " + label, "device");
		for (XmlElement capability : device.children("capability")) {
			if (!capability.attribute("type").equals("net"))
				continue;
			boolean up = capability.attributeAt("link", "state").equals("up");
			// what is no piece of hardware has no parent but the computer itself
			Kind kind = device.text("parent").equals("computer") ? Kind.OTHER : Kind.PHYSICAL;
			return Optional.of(new InterfaceRecord(capability.requiredText("interface"), kind, capability.text("address"), up,
					speed(capability), List.of()));
		}
		return Optional.empty();
	}

	private static int speed(XmlElement device) throws XmlException {
		return (int) device.number(device.attributeAt("link", "speed"), "<link speed>", 0);
	}
}
