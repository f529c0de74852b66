// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.orrery.engine.operation.CheckResult;
import org.orrery.engine.operation.migration.FactsFactory;
import org.orrery.engine.operation.migration.HostFacts;
import org.orrery.engine.operation.migration.MigrationFacts;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainRecord.NicRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.EmulatorRecord;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.PoolRecord;
import org.orrery.hypervisor.SnapshotRecord;
import org.orrery.hypervisor.VolumeRecord;

/** A VM and two hosts between which it can move; a test takes away or adds the one thing it is about. */
final class FactsForTests {
	static final long GIB = 1L << 30;
	static final UUID VM = new UUID(1, 1);

	/** One host, every part changeable. */
	static final class Host {
		final String id;
		String uri;
		String silence = "";
		String type = "QEMU";
		String version = "7.2.22";
		String hostname;
		String cpuModel = "Skylake-Server";
		UUID uuid;
		boolean secure = true;
		Set<Feature> features = EnumSet.allOf(Feature.class);
		HostUsage usage = new HostUsage(64 * GIB, 32 * GIB, 0, 0);
		final List<DomainRecord> domains = new ArrayList<>();
		final List<NetworkRecord> networks = new ArrayList<>();
		final List<InterfaceRecord> interfaces = new ArrayList<>();
		final List<PoolRecord> pools = new ArrayList<>();
		final Map<UUID, List<VolumeRecord>> volumes = new HashMap<>();
		final List<EmulatorRecord> emulators = new ArrayList<>();

		Host(String id) {
			this.id = id;
			uri = "qemu+tcp://" + id + "/system";
			hostname = id;
			uuid = new UUID(9, id.hashCode());
			networks.add(network("default", true));
			interfaces.add(new InterfaceRecord("br0", InterfaceRecord.Kind.LINUX_BRIDGE, "", true, 0, List.of()));
			emulators.add(new EmulatorRecord("/usr/bin/qemu-system-x86_64", "x86_64", "hvm", List.of("kvm", "qemu"), List.of("pc-q35-7.2", "q35")));
			pools.add(new PoolRecord(new UUID(5, 5), "nas", "netfs", true, true, true, "/srv/nas", "nas:/export", 900 * GIB, 0, 900 * GIB));
			pools.add(new PoolRecord(new UUID(6, id.hashCode()), "local", "dir", true, true, true, "/var/lib/images", "", 500 * GIB, 0, 500 * GIB));
			pools.add(new PoolRecord(new UUID(7, 7), "folder", "dir", true, true, true, "/srv/folder", "", 100 * GIB, 0, 100 * GIB));
		}

		PoolRecord pool(String name) {
			return pools.stream().filter(pool -> pool.name().equals(name)).findFirst().orElseThrow();
		}

		void deactivate(String name) {
			PoolRecord old = pool(name);
			pools.remove(old);
			pools.add(new PoolRecord(old.uuid(), name, old.type(), false, true, true, old.targetPath(), old.source(), old.capacity(), 0, old.available()));
		}

		void addVolume(String pool, String name, long capacity) {
			add(pool, name, capacity, "");
		}

		void addLayer(String pool, String name, String backing) {
			add(pool, name, GIB, backing);
		}

		private void add(String pool, String name, long capacity, String backing) {
			PoolRecord in = pool(pool);
			List<VolumeRecord> all = new ArrayList<>(volumes.getOrDefault(in.uuid(), List.of()));
			all.add(new VolumeRecord(name, in.targetPath() + '/' + name, in.targetPath() + '/' + name, "qcow2", capacity, capacity / 4, backing));
			volumes.put(in.uuid(), all);
		}

		HostFacts facts() {
			if (!silence.isEmpty())
				return FactsFactory.silent(id, silence);
			HostRecord record = new HostRecord(uuid, hostname, type, version, "9.0.0",
					new HostRecord.Cpu("x86_64", cpuModel, "Intel", List.of(), 1, 4, 1, 4, 2000, "<cpu/>"), 64 * GIB, List.of(), List.of("tcp"), secure);
			return new HostFacts(id, id, HypervisorUri.parse(uri), "", "", record, features, usage, domains, networks, interfaces, pools, volumes, emulators);
		}
	}

	final Host source = new Host("h1");
	final Host target = new Host("h2");
	final List<DiskRecord> disks = new ArrayList<>(List.of(disk("vda", "/srv/nas/web.qcow2", "none")));
	final List<NicRecord> nics = new ArrayList<>(List.of(nic("network", "default", "")));
	final List<String> hostDevices = new ArrayList<>();
	final List<SnapshotRecord> snapshots = new ArrayList<>();
	DomainState state = DomainState.RUNNING;
	boolean persistent = true;
	boolean vanished;
	long memory = 2 * GIB;
	String domainType = "kvm";
	String architecture = "x86_64";
	String machine = "pc-q35-7.2";
	String emulator = "/usr/bin/qemu-system-x86_64";
	String cpuXml = "<cpu><model>Skylake-Server</model></cpu>";
	CpuComparison cpu = new CpuComparison(CpuComparison.Verdict.SUPERSET, List.of(), "");
	JobProgress job;
	String holder;
	MigrationOptions options = MigrationOptions.defaults();
	FirmwareState firmware = FirmwareState.NONE;

	static DiskRecord disk(String target, String path, String cache) {
		return new DiskRecord(target, "virtio", "file", "disk", path, "", "qcow2", cache, false, false);
	}

	static DiskRecord cdrom(String path) {
		return new DiskRecord("sda", "sata", "file", "cdrom", path, "", "raw", "default", true, false);
	}

	static NicRecord nic(String type, String source, String portGroup) {
		return new NicRecord("52:54:00:00:00:01", "virtio", type, source, portGroup, "", true);
	}

	static NetworkRecord network(String name, boolean active, String... portGroups) {
		return new NetworkRecord(new UUID(3, name.hashCode()), name, active, true, true, "nat", "virbr0", "", List.of(), List.of(portGroups).stream()
				.map(group -> new NetworkRecord.PortGroupRecord(group, false, List.of(), false)).toList());
	}

	static SnapshotRecord snapshot(String name) {
		return new SnapshotRecord(name, "", "", Instant.EPOCH, "running", true, false);
	}

	DomainRecord domain(UUID uuid, String name, DomainState inState) {
		return new DomainRecord(uuid, name, 1, inState, "", persistent, false, domainType, 2, 2, memory, memory, architecture, machine, emulator,
				List.of(), cpuXml, disks, nics, List.of(), hostDevices, DomainRecord.Agent.NOT_CONFIGURED, "", "");
	}

	MigrationFacts facts() {
		DomainRecord domain = vanished || !source.silence.isEmpty() ? null : domain(VM, "web", state);
		return FactsFactory.facts(options, "web", source.facts(), target.facts(), domain, Optional.ofNullable(job), snapshots, cpu,
				Optional.ofNullable(holder), firmware);
	}

	CheckResult judge() {
		return MigrationRules.judge(facts());
	}
}
