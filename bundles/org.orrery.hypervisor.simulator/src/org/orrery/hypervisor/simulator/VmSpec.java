// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * A VM to put on a simulated host. Immutable; begin with {@link #named(String)}.
 *
 * @param memory    bytes; @param dirtyRate bytes the guest rewrites per second; @param workingSet bytes it rewrites at all
 * @param networks  libvirt networks of its NICs; "bridge:br0" for a bridge
 * @param cpuXml    {@code <cpu>} element, may be empty
 * @param obedient  shuts down when asked
 */
public record VmSpec(String name, long memory, int vcpus, List<Disk> disks, List<String> networks, boolean running, boolean persistent,
		long dirtyRate, long workingSet, boolean agent, boolean obedient, String domainType, String machine, String cpuXml,
		List<String> hostDevices) {
	/** @param pool name of a pool of the host; @param capacity bytes; @param cache "none", "writeback", … */
	public record Disk(String pool, String format, long capacity, String cache, boolean readOnly) {
	}

	private static final long MIB = 1L << 20;

	public VmSpec {
		disks = List.copyOf(disks);
		networks = List.copyOf(networks);
		hostDevices = List.copyOf(hostDevices);
	}

	/** 1 GiB, 2 vCPUs, no disk, no NIC, running, persistent, with agent. */
	public static VmSpec named(String name) {
		return new VmSpec(name, 1024 * MIB, 2, List.of(), List.of(), true, true, 20 * MIB, 64 * MIB, true, true, "kvm", "pc-q35-7.2", "",
				List.of());
	}

	public VmSpec memory(long bytes) {
		return new VmSpec(name, bytes, vcpus, disks, networks, running, persistent, dirtyRate, Math.min(workingSet, bytes), agent, obedient,
				domainType, machine, cpuXml, hostDevices);
	}

	public VmSpec vcpus(int count) {
		return new VmSpec(name, memory, count, disks, networks, running, persistent, dirtyRate, workingSet, agent, obedient, domainType,
				machine, cpuXml, hostDevices);
	}

	/** A qcow2 disk of that many bytes with cache "none". */
	public VmSpec disk(String pool, long capacity) {
		return disk(new Disk(pool, "qcow2", capacity, "none", false));
	}

	public VmSpec disk(Disk disk) {
		List<Disk> more = new ArrayList<>(disks);
		more.add(disk);
		return new VmSpec(name, memory, vcpus, more, networks, running, persistent, dirtyRate, workingSet, agent, obedient, domainType, machine,
				cpuXml, hostDevices);
	}

	public VmSpec network(String network) {
		List<String> more = new ArrayList<>(networks);
		more.add(network);
		return new VmSpec(name, memory, vcpus, disks, more, running, persistent, dirtyRate, workingSet, agent, obedient, domainType, machine,
				cpuXml, hostDevices);
	}

	public VmSpec off() {
		return new VmSpec(name, memory, vcpus, disks, networks, false, persistent, dirtyRate, workingSet, agent, obedient, domainType, machine,
				cpuXml, hostDevices);
	}

	/** Not defined on its host: gone when it stops. */
	public VmSpec asTransient() {
		return new VmSpec(name, memory, vcpus, disks, networks, running, false, dirtyRate, workingSet, agent, obedient, domainType, machine,
				cpuXml, hostDevices);
	}

	/** How fast (bytes per second) and how much (bytes) of its memory the guest rewrites. */
	public VmSpec dirtying(long rate, long set) {
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, rate, set, agent, obedient, domainType, machine, cpuXml,
				hostDevices);
	}

	public VmSpec withoutAgent() {
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, dirtyRate, workingSet, false, obedient, domainType,
				machine, cpuXml, hostDevices);
	}

	/** Never shuts down when asked. */
	public VmSpec stubborn() {
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, dirtyRate, workingSet, agent, false, domainType, machine,
				cpuXml, hostDevices);
	}

	public VmSpec machine(String type, String machineType) {
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, dirtyRate, workingSet, agent, obedient, type, machineType,
				cpuXml, hostDevices);
	}

	public VmSpec cpu(String xml) {
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, dirtyRate, workingSet, agent, obedient, domainType,
				machine, xml, hostDevices);
	}

	public VmSpec hostDevice(String description) {
		List<String> more = new ArrayList<>(hostDevices);
		more.add(description);
		return new VmSpec(name, memory, vcpus, disks, networks, running, persistent, dirtyRate, workingSet, agent, obedient, domainType,
				machine, cpuXml, more);
	}
}
