// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.HostRecord;

/**
 * What a simulated host is made of. Immutable; the {@code with…} methods make variants for tests of what does not fit.
 *
 * @param memory     bytes
 * @param machines   machine types its emulator knows
 * @param domainTypes "kvm", "qemu"
 */
public record HostHardware(UUID uuid, String hostname, String cpuModel, Set<String> cpuFeatures, int sockets, int coresPerSocket,
		int threadsPerCore, long memory, int numaCells, List<String> machines, List<String> domainTypes, String hypervisorVersion,
		String libraryVersion) {
	private static final Set<String> FEATURES = Set.of("aes", "avx", "avx2", "fsgsbase", "invtsc", "movbe", "pcid", "rdrand", "smep", "ssse3",
			"vmx", "xsave");
	private static final List<String> MACHINES = List.of("pc-i440fx-7.2", "pc", "pc-q35-7.2", "q35", "pc-q35-7.1", "pc-q35-6.2");
	private static final long GIB = 1L << 30;

	public HostHardware {
		cpuFeatures = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(cpuFeatures));
		machines = List.copyOf(machines);
		domainTypes = List.copyOf(domainTypes);
	}

	/** 2 sockets × 8 cores × 2 threads, 64 GiB in 2 cells, QEMU 7.2. */
	public static HostHardware standard(UUID uuid, String hostname) {
		return new HostHardware(uuid, hostname, "Skylake-Server", FEATURES, 2, 8, 2, 64 * GIB, 2, MACHINES, List.of("kvm", "qemu"), "7.2.22",
				"9.0.0");
	}

	public HostHardware withUuid(UUID other) {
		return new HostHardware(other, hostname, cpuModel, cpuFeatures, sockets, coresPerSocket, threadsPerCore, memory, numaCells, machines,
				domainTypes, hypervisorVersion, libraryVersion);
	}

	public HostHardware withMemory(long bytes) {
		return new HostHardware(uuid, hostname, cpuModel, cpuFeatures, sockets, coresPerSocket, threadsPerCore, bytes, numaCells, machines,
				domainTypes, hypervisorVersion, libraryVersion);
	}

	public HostHardware withCpu(String model, Set<String> features) {
		return new HostHardware(uuid, hostname, model, features, sockets, coresPerSocket, threadsPerCore, memory, numaCells, machines,
				domainTypes, hypervisorVersion, libraryVersion);
	}

	public HostHardware withMachines(List<String> types) {
		return new HostHardware(uuid, hostname, cpuModel, cpuFeatures, sockets, coresPerSocket, threadsPerCore, memory, numaCells, types,
				domainTypes, hypervisorVersion, libraryVersion);
	}

	public HostHardware withDomainTypes(List<String> types) {
		return new HostHardware(uuid, hostname, cpuModel, cpuFeatures, sockets, coresPerSocket, threadsPerCore, memory, numaCells, machines,
				types, hypervisorVersion, libraryVersion);
	}

	int logicalCpus() {
		return sockets * coresPerSocket * threadsPerCore;
	}

	HostRecord record() {
		List<HostRecord.NumaCell> cells = new ArrayList<>();
		int perCell = logicalCpus() / numaCells;
		for (int cell = 0; cell < numaCells; cell++)
			cells.add(new HostRecord.NumaCell(cell, memory / numaCells, IntStream.range(cell * perCell, (cell + 1) * perCell).boxed().toList()));
		HostRecord.Cpu cpu = new HostRecord.Cpu("x86_64", cpuModel, "Intel", List.copyOf(cpuFeatures), sockets, coresPerSocket, threadsPerCore,
				logicalCpus(), 2400, cpuXml());
		return new HostRecord(uuid, hostname, "SIM", hypervisorVersion, libraryVersion, cpu, memory, cells, List.of("tcp"), true);
	}

	private String cpuXml() {
		StringBuilder xml = new StringBuilder("<cpu><arch>x86_64</arch><model>").append(cpuModel).append("</model><vendor>Intel</vendor>");
		cpuFeatures.forEach(feature -> xml.append("<feature name='").append(feature).append("'/>"));
		return xml.append("</cpu>").toString();
	}

	List<EmulatorRecord> emulators() {
		return List.of(new EmulatorRecord("/usr/bin/qemu-system-x86_64", "x86_64", "hvm", domainTypes, machines));
	}
}
