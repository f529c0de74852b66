// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.Agent;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.GraphicsRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.FirmwareState;

/** Reads libvirt's domain XML. */
public final class DomainXml {
	private static final String AGENT_CHANNEL = "org.qemu.guest_agent.0";

	/** What a domain's XML does not tell. */
	public record Status(DomainState state, String reason, boolean persistent, boolean autostart) {
	}

	private DomainXml() {
	}

	/** @param label names the domain in messages: its name or UUID */
	public static DomainRecord read(String xml, String label, Status status) throws XmlException {
		XmlElement domain = SafeXml.parse(xml, "domain XML of " + label, "domain");
		XmlElement vcpu = domain.child("vcpu").orElse(null);
		int maximumVcpus = vcpu == null ? 1 : (int) vcpu.number(vcpu.text(), "<vcpu>", 1);
		int vcpus = vcpu == null ? 1 : (int) vcpu.number(vcpu.attribute("current"), "<vcpu current>", maximumVcpus);
		long maximumMemory = domain.bytes("memory", "KiB", 0);
		return new DomainRecord(domain.requiredUuid("uuid"), domain.requiredText("name"), (int) domain.number(domain.attribute("id"), "id", -1),
				status.state(), status.reason(), status.persistent(), status.autostart(), domain.attribute("type"), vcpus, maximumVcpus,
				domain.bytes("currentMemory", "KiB", maximumMemory), maximumMemory, domain.attributeAt("os/type", "arch"),
				domain.attributeAt("os/type", "machine"), domain.text("devices/emulator"), boot(domain),
				domain.child("cpu").map(XmlElement::toXml).orElse(""), disks(domain), nics(domain), graphics(domain), hostDevices(domain),
				agent(domain), domain.text("title"), domain.text("description"), AnnotationsXml.of(domain));
	}

	/** What it keeps on its host beside its disks. */
	public static FirmwareState firmwareState(String xml, String label) throws XmlException {
		XmlElement domain = SafeXml.parse(xml, "domain XML of " + label, "domain");
		return new FirmwareState(domain.text("os/nvram"), domain.attributeAt("devices/tpm/backend", "type"));
	}

	/** What is known of a domain whose XML cannot be read; the description says why. */
	public static DomainRecord unreadable(UUID uuid, String name, int id, Status status, XmlException reason) {
		return new DomainRecord(uuid, name, id, status.state(), status.reason(), status.persistent(), status.autostart(), "", 0, 0, 0, 0, "",
				"", "", List.of(), "", List.of(), List.of(), List.of(), List.of(), Agent.NOT_CONFIGURED, "", reason.getMessage());
	}

	/** Devices of {@code <os><boot>}, else targets of disks and MACs of NICs in their boot order. */
	private static List<String> boot(XmlElement domain) throws XmlException {
		List<String> devices = domain.list("os", "boot").stream().map(boot -> boot.attribute("dev")).toList();
		if (!devices.isEmpty())
			return devices;
		record Entry(long order, String device) {
		}
		List<Entry> ordered = new ArrayList<>();
		for (XmlElement device : domain.child("devices").map(XmlElement::children).orElse(List.of())) {
			String order = device.attributeAt("boot", "order");
			if (order.isEmpty())
				continue;
			String name = device.name().equals("interface") ? device.attributeAt("mac", "address") : device.attributeAt("target", "dev");
			ordered.add(new Entry(device.number(order, "<boot order>", 0), name.isEmpty() ? device.name() : name));
		}
		return ordered.stream().sorted(Comparator.comparingLong(Entry::order)).map(Entry::device).toList();
	}

	private static List<DiskRecord> disks(XmlElement domain) {
		return domain.list("devices", "disk").stream().map(DomainXml::disk).toList();
	}

	private static DiskRecord disk(XmlElement disk) {
		String type = disk.attribute("type", "file");
		String protocol = type.equals("network") ? disk.attributeAt("source", "protocol") : "";
		return new DiskRecord(disk.attributeAt("target", "dev"), disk.attributeAt("target", "bus"), type, disk.attribute("device", "disk"),
				disk.child("source").map(source -> diskSource(type, source)).orElse(""), protocol, disk.attributeAt("driver", "type"),
				disk.child("driver").map(driver -> driver.attribute("cache", "default")).orElse("default"), disk.has("readonly"),
				disk.has("shareable"));
	}

	private static String diskSource(String type, XmlElement source) {
		return switch (type) {
		case "network" -> source.attribute("protocol") + ":" + source.attribute("name");
		case "volume" -> source.attribute("pool") + "/" + source.attribute("volume");
		case "block" -> source.attribute("dev");
		case "dir" -> source.attribute("dir");
		case "nvme" -> "nvme:" + pciAddress(source) + "/" + source.attribute("namespace");
		case "vhostuser", "vhostvdpa" -> source.attribute("path") + source.attribute("dev");
		default -> source.attribute("file");
		};
	}

	private static List<NicRecord> nics(XmlElement domain) {
		return domain.list("devices", "interface").stream().map(DomainXml::nic).toList();
	}

	static NicRecord nic(XmlElement nic) {
		XmlElement source = nic.child("source").orElse(null);
		// while it runs, a NIC of a network shows the type that the network resolved to, "bridge" or "direct"; it is still the network's
		boolean ofNetwork = source != null && !source.attribute("network").isEmpty();
		String type = ofNetwork ? "network" : nic.attribute("type");
		String sourceName = source == null ? "" : switch (type) {
		case "network" -> source.attribute("network");
		case "bridge" -> source.attribute("bridge");
		case "hostdev" -> pciAddress(source);
		case "internal" -> source.attribute("name");
		case "vhostuser" -> source.attribute("path");
		default -> source.attribute("dev");
		};
		return new NicRecord(nic.attributeAt("mac", "address"), nic.attributeAt("model", "type"), type, sourceName,
				source == null ? "" : source.attribute("portgroup"), nic.attributeAt("target", "dev"),
				!nic.attributeAt("link", "state").equals("down"));
	}

	private static List<GraphicsRecord> graphics(XmlElement domain) throws XmlException {
		List<GraphicsRecord> found = new ArrayList<>();
		for (XmlElement graphics : domain.list("devices", "graphics")) {
			int port = (int) graphics.number(graphics.attribute("port"), "<graphics port>", -1);
			String listen = graphics.attribute("listen", graphics.attributeAt("listen", "address"));
			found.add(new GraphicsRecord(graphics.attribute("type"), port, listen));
		}
		return found;
	}

	private static List<String> hostDevices(XmlElement domain) {
		List<String> found = new ArrayList<>();
		for (XmlElement device : domain.list("devices", "hostdev"))
			found.add(hostDevice(device));
		for (XmlElement nic : domain.list("devices", "interface"))
			if (nic.attribute("type").equals("hostdev"))
				found.add("pci " + nic.child("source").map(DomainXml::pciAddress).orElse(""));
		for (XmlElement disk : domain.list("devices", "disk"))
			if (disk.attribute("type").equals("nvme"))
				found.add("nvme " + disk.child("source").map(DomainXml::pciAddress).orElse(""));
		return found;
	}

	private static String hostDevice(XmlElement device) {
		String type = device.attribute("type", device.attribute("mode"));
		XmlElement source = device.child("source").orElse(null);
		if (source == null)
			return type;
		return (type + " " + switch (type) {
		case "pci" -> pciAddress(source);
		case "usb" -> source.has("vendor") ? source.attributeAt("vendor", "id") + ":" + source.attributeAt("product", "id")
				: source.attributeAt("address", "bus") + "." + source.attributeAt("address", "device");
		case "mdev" -> source.attributeAt("address", "uuid");
		case "scsi" -> source.attributeAt("adapter", "name") + " " + source.attributeAt("address", "unit");
		case "scsi_host" -> source.attribute("wwpn");
		case "storage" -> source.text("block");
		case "misc" -> source.text("char");
		case "net" -> source.text("interface");
		default -> "";
		}).strip();
	}

	/** As lspci writes it: 0000:03:00.0. */
	private static String pciAddress(XmlElement source) {
		return source.child("address").map(address -> hex(address, "domain", 4) + ":" + hex(address, "bus", 2) + ":" + hex(address, "slot", 2)
				+ "." + hex(address, "function", 1)).orElse("");
	}

	private static String hex(XmlElement address, String attribute, int digits) {
		String text = address.attribute(attribute, "0");
		String value = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
		return "0".repeat(Math.max(0, digits - value.length())) + value;
	}

	private static Agent agent(XmlElement domain) {
		for (XmlElement channel : domain.list("devices", "channel"))
			if (channel.attributeAt("target", "name").equals(AGENT_CHANNEL))
				return channel.attributeAt("target", "state").equals("connected") ? Agent.CONNECTED : Agent.DISCONNECTED;
		return Agent.NOT_CONFIGURED;
	}
}
