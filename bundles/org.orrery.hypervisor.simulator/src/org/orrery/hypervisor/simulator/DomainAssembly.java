// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;

/** Makes a shut-off domain and its volumes from what a test asks for. */
final class DomainAssembly {
	private static final String BRIDGE = "bridge:";

	private final SimulatedHost host;
	private final VmSpec spec;

	DomainAssembly(SimulatedHost host, VmSpec spec) {
		this.host = host;
		this.spec = spec;
	}

	SimulatedDomain build() {
		UUID uuid = host.fleet().uuid("vm/" + host.name() + '/' + spec.name());
		DomainRecord.Agent agent = spec.agent() ? DomainRecord.Agent.DISCONNECTED : DomainRecord.Agent.NOT_CONFIGURED;
		DomainRecord record = new DomainRecord(uuid, spec.name(), -1, DomainState.SHUT_OFF, "", spec.persistent(), false, spec.domainType(),
				spec.vcpus(), spec.vcpus(), spec.memory(), spec.memory(), "x86_64", spec.machine(), "/usr/bin/qemu-system-x86_64", List.of("hd"),
				spec.cpuXml(), disks(), nics(), List.of(new DomainRecord.GraphicsRecord("vnc", 5900, "127.0.0.1")), spec.hostDevices(), agent, "",
				"");
		return new SimulatedDomain(record, spec);
	}

	private List<DiskRecord> disks() {
		List<DiskRecord> disks = new ArrayList<>();
		for (VmSpec.Disk disk : spec.disks()) {
			String target = "vd" + (char) ('a' + disks.size());
			SimulatedPool pool = host.pools().stream().filter(known -> known.name().equals(disk.pool())).findFirst()
					.orElseThrow(() -> new IllegalArgumentException("Host " + host.name() + " has no pool " + disk.pool()));
			String suffix = disks.isEmpty() ? "" : "-" + target;
			String path = pool.create(spec.name() + suffix + '.' + disk.format(), disk.format(), disk.capacity()).path();
			disks.add(new DiskRecord(target, "virtio", "file", "disk", path, "", disk.format(), disk.cache(), disk.readOnly(), false));
		}
		return disks;
	}

	private List<NicRecord> nics() {
		List<NicRecord> nics = new ArrayList<>();
		for (String network : spec.networks()) {
			boolean bridge = network.startsWith(BRIDGE);
			String source = bridge ? network.substring(BRIDGE.length()) : network;
			String mac = host.mac("vm/" + spec.name() + '/' + nics.size());
			nics.add(new NicRecord(mac, "virtio", bridge ? "bridge" : "network", source, "", "vnet" + nics.size(), true));
		}
		return nics;
	}
}
