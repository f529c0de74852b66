// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord.Cpu;
import org.orrery.hypervisor.HostRecord.NumaCell;

/** Reads libvirt's capabilities XML of a host. */
public final class CapabilitiesXml {
	private final XmlElement capabilities;

	private CapabilitiesXml(XmlElement capabilities) {
		this.capabilities = capabilities;
	}

	/** @param label names the host in messages */
	public static CapabilitiesXml parse(String xml, String label) throws XmlException {
		return new CapabilitiesXml(SafeXml.parse(xml, "capabilities XML of " + label, "capabilities"));
	}

	/** Empty where the hypervisor states none. */
	public Optional<UUID> hostUuid() {
		return Uuids.parse(capabilities.text("host/uuid"));
	}

	/** @param logicalCpus and @param megahertz as the host states them elsewhere; not in this XML */
	public Cpu cpu(int logicalCpus, int megahertz) throws XmlException {
		XmlElement cpu = capabilities.child("host/cpu").orElse(null);
		if (cpu == null)
			return new Cpu("", "", "", List.of(), 1, Math.max(1, logicalCpus), 1, logicalCpus, megahertz, "");
		List<String> features = cpu.children("feature").stream().map(feature -> feature.attribute("name")).toList();
		return new Cpu(cpu.text("arch"), cpu.text("model"), cpu.text("vendor"), features, topology(cpu, "sockets"), topology(cpu, "cores"),
				topology(cpu, "threads"), logicalCpus, megahertz, cpu.has("model") || !features.isEmpty() ? cpu.toXml() : "");
	}

	private static int topology(XmlElement cpu, String attribute) throws XmlException {
		return (int) cpu.number(cpu.attributeAt("topology", attribute), "<topology " + attribute + ">", 1);
	}

	public List<NumaCell> numaCells() throws XmlException {
		List<NumaCell> cells = new ArrayList<>();
		for (XmlElement cell : capabilities.list("host/topology/cells", "cell")) {
			List<Integer> cpus = new ArrayList<>();
			for (XmlElement cpu : cell.list("cpus", "cpu"))
				cpus.add((int) cpu.number(cpu.attribute("id"), "<cpu id>", 0));
			cells.add(new NumaCell((int) cell.number(cell.attribute("id"), "<cell id>", 0), cell.bytes("memory", "KiB", 0), cpus));
		}
		return cells;
	}

	/** Schemes of the transports for live migration; empty where the host cannot migrate. */
	public List<String> migrationTransports() {
		if (!capabilities.has("host/migration_features/live"))
			return List.of();
		return capabilities.list("host/migration_features/uri_transports", "uri_transport").stream().map(XmlElement::text).toList();
	}

	public List<EmulatorRecord> emulators() {
		List<EmulatorRecord> found = new ArrayList<>();
		for (XmlElement guest : capabilities.children("guest"))
			for (XmlElement architecture : guest.children("arch"))
				found.addAll(emulatorsOf(guest.text("os_type"), architecture));
		return found;
	}

	/** A domain type may name its own emulator and machines; else those of the architecture hold. */
	private static List<EmulatorRecord> emulatorsOf(String osType, XmlElement architecture) {
		Map<String, Set<String>> types = new LinkedHashMap<>();
		Map<String, Set<String>> machines = new LinkedHashMap<>();
		for (XmlElement domain : architecture.children("domain")) {
			String path = domain.has("emulator") ? domain.text("emulator") : architecture.text("emulator");
			types.computeIfAbsent(path, key -> new LinkedHashSet<>()).add(domain.attribute("type"));
			XmlElement place = domain.has("machine") ? domain : architecture;
			machines.computeIfAbsent(path, key -> new LinkedHashSet<>()).addAll(machinesOf(place));
		}
		List<EmulatorRecord> found = new ArrayList<>();
		types.forEach((path, domainTypes) -> found.add(new EmulatorRecord(path, architecture.attribute("name"), osType,
				List.copyOf(domainTypes), List.copyOf(machines.get(path)))));
		return found;
	}

	private static Set<String> machinesOf(XmlElement place) {
		Set<String> names = new LinkedHashSet<>();
		for (XmlElement machine : place.children("machine")) {
			names.add(machine.text());
			if (!machine.attribute("canonical").isEmpty())
				names.add(machine.attribute("canonical"));
		}
		return names;
	}
}
