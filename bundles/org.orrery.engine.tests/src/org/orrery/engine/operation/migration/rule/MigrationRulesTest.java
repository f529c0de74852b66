// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.orrery.engine.operation.Finding.Severity.INFORMATION;
import static org.orrery.engine.operation.Finding.Severity.OBSTACLE;
import static org.orrery.engine.operation.Finding.Severity.WARNING;
import static org.orrery.engine.operation.migration.rule.FactsForTests.GIB;
import static org.orrery.engine.operation.migration.rule.FactsForTests.cdrom;
import static org.orrery.engine.operation.migration.rule.FactsForTests.disk;
import static org.orrery.engine.operation.migration.rule.FactsForTests.network;
import static org.orrery.engine.operation.migration.rule.FactsForTests.nic;
import static org.orrery.engine.operation.migration.rule.FactsForTests.snapshot;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.migration.DiskPlacement;
import org.orrery.engine.operation.migration.MigrationMappings;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.MigrationOptions.Storage;
import org.orrery.engine.operation.migration.TransferOptions;
import org.orrery.hypervisor.CpuBaseline;
import org.orrery.hypervisor.CpuComparison;
import org.orrery.hypervisor.CpuComparison.Verdict;
import org.orrery.hypervisor.DomainRecord.DiskRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.FirmwareState;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.JobProgress;
import org.orrery.hypervisor.MigrationRequest.Compression;

/** Every rule: what it finds, how grave, with which words and numbers; and what passes. */
class MigrationRulesTest {
	private static final JobProgress JOB = new JobProgress(JobProgress.Phase.MEMORY_COPY, Duration.ofSeconds(1), 1, 0, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, null);

	@Test
	void aVmThatFitsHasNoFindings() {
		assertEquals(List.of(), new FactsForTests().judge().findings());
	}

	/** What was changed; the rule that has to speak; how grave; words that its message or remedy has to hold. */
	static Stream<Arguments> findings() {
		return Stream.of(
				found("same connection", f -> f.target.uuid = f.source.uuid, "migration.same-host", OBSTACLE, "web is on h2 already"),
				found("source silent", f -> f.source.silence = "no answer for 5 s", "migration.source-connected", OBSTACLE, "h1: no answer for 5 s"),
				found("target silent", f -> f.target.silence = "not connected", "migration.target-connected", OBSTACLE, "h2: not connected"),
				found("vanished", f -> f.vanished = true, "migration.vm", OBSTACLE, "web is not on h1 any more"),
				found("source driver", f -> f.source.features.remove(Feature.LIVE_MIGRATION), "migration.driver", OBSTACLE, "h1 (QEMU) cannot migrate"),
				found("target driver", f -> f.target.features.remove(Feature.LIVE_MIGRATION), "migration.driver", OBSTACLE, "Unsupported by this driver"),
				found("other hypervisor", f -> f.target.type = "LXC", "migration.driver", OBSTACLE, "h1 runs QEMU, but h2 runs LXC"),
				found("shutting down", f -> f.state = DomainState.SHUTTING_DOWN, "migration.state", OBSTACLE, "web is shutting down"),
				found("suspended", f -> f.state = DomainState.SUSPENDED, "migration.state", OBSTACLE, "Wake it up"),
				found("unknown state", f -> f.state = DomainState.UNKNOWN, "migration.state", OBSTACLE, "not known to h1"),
				found("transient and off", f -> {
					f.state = DomainState.SHUT_OFF;
					f.persistent = false;
				}, "migration.state", OBSTACLE, "no stored definition"),
				found("held", f -> f.holder = "\"Migrate web h1 → h3\" of ben", "migration.task", OBSTACLE, "h1 → h3", "ben"),
				found("job of others", f -> f.job = JOB, "migration.job", OBSTACLE, "running on web at h1"),
				found("same uuid off", f -> f.target.domains.add(f.domain(FactsForTests.VM, "web", DomainState.SHUT_OFF)), "migration.uuid", OBSTACLE,
						"h2 has a definition of web already"),
				found("same uuid running", f -> f.target.domains.add(f.domain(FactsForTests.VM, "old", DomainState.RUNNING)), "migration.uuid", OBSTACLE,
						"runs on h2 already"),
				found("same name", f -> f.target.domains.add(f.domain(new UUID(2, 2), "web", DomainState.SHUT_OFF)), "migration.name", OBSTACLE,
						"another VM named \"web\""),
				found("no kvm", f -> f.domainType = "xen", "migration.domain-type", OBSTACLE, "\"xen\"", "kvm, qemu"),
				found("architecture", f -> f.architecture = "aarch64", "migration.architecture", OBSTACLE, "aarch64"),
				found("emulator", f -> f.emulator = "/opt/qemu", "migration.emulator", OBSTACLE, "/opt/qemu", "/usr/bin/qemu-system-x86_64"),
				found("machine", f -> f.machine = "pc-q35-9.0", "migration.machine", OBSTACLE, "Machine type pc-q35-9.0 is not known on h2"),
				found("cpu", f -> f.cpu = new CpuComparison(Verdict.INCOMPATIBLE, List.of("avx512f", "pcid"), ""), "migration.cpu", OBSTACLE,
						"avx512f, pcid"),
				found("cpu, with one that all have", f -> f.cpu = new CpuComparison(Verdict.INCOMPATIBLE, List.of("avx512f"), "")
						.withCommon(new CpuBaseline("Skylake-Server", List.of("aes"), List.of("avx512f"), "<cpu/>")), "migration.cpu", OBSTACLE,
						"it lacks: avx512f", "the CPU model Skylake-Server without avx512f, which these hosts have in common"),
				found("cpu unknown", f -> f.cpu = new CpuComparison(Verdict.UNKNOWN, List.of(), "not now"), "migration.cpu", WARNING, "not now"),
				found("cpu passed through", f -> {
					f.cpuXml = "<cpu mode='host-passthrough'/>";
					f.target.cpuModel = "EPYC";
				}, "migration.cpu", WARNING, "Skylake-Server", "EPYC"),
				found("memory", f -> f.target.usage = new HostUsage(4 * GIB, GIB, 0, 0), "migration.memory", OBSTACLE,
						"h2 has 1.0 GiB available, web needs 2.0 GiB", "Free 1.0 GiB more"),
				found("memory tight", f -> f.target.usage = new HostUsage(64 * GIB, 3 * GIB, 0, 0), "migration.memory", WARNING, "1.0 GiB would be left"),
				found("memory unknown", f -> f.target.usage = new HostUsage(64 * GIB, -1, 0, 0), "migration.memory", WARNING, "does not tell"),
				found("network", f -> f.target.networks.clear(), "migration.network", OBSTACLE, "h2 has no network \"default\"",
						"Create network default on h2"),
				found("network, vm off", f -> {
					f.target.networks.clear();
					f.state = DomainState.SHUT_OFF;
				}, "migration.network", WARNING, "h2 has no network"),
				found("network inactive", f -> f.target.networks.set(0, network("default", false)), "migration.network", OBSTACLE, "is not active"),
				found("port group", f -> f.nics.add(nic("network", "default", "red")), "migration.network", OBSTACLE, "port group \"default/red\""),
				found("bridge", f -> f.nics.add(nic("bridge", "br7", "")), "migration.network", OBSTACLE, "h2 has no bridge \"br7\""),
				found("device", f -> f.nics.add(nic("direct", "eth9", "")), "migration.network", OBSTACLE, "no network device \"eth9\""),
				found("bridges not told", f -> {
					f.nics.add(nic("bridge", "br7", ""));
					f.target.interfaces.clear();
					f.target.features.remove(Feature.INTERFACES);
				}, "migration.network", WARNING, "does not tell whether it has \"br7\""),
				found("shared pool inactive", f -> f.target.deactivate("nas"), "migration.storage", OBSTACLE, "Pool \"nas\" on h2"),
				found("shared folder", f -> f.disks.set(0, disk("vda", "/srv/folder/web.qcow2", "none")), "migration.storage", INFORMATION,
						"taken for shared; the hypervisor checks"),
				found("not shared as asked", f -> {
					f.options = f.options.withStorage(Storage.SHARED);
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
				}, "migration.storage", OBSTACLE, "not on storage that h2 shares with h1"),
				found("shared because said", f -> {
					f.options = f.options.withStorage(Storage.SHARED);
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.target.addVolume("local", "web.qcow2", GIB);
				}, "migration.storage", WARNING, "because you said so"),
				found("copy onto itself", f -> f.options = f.options.withStorage(Storage.COPY), "migration.storage", OBSTACLE, "would overwrite it"),
				found("no pool to copy to", f -> {
					f.disks.set(0, disk("vda", "/data/web.qcow2", "none"));
				}, "migration.storage", INFORMATION, "h2 has no pool at /data for disk vda: one is made"),
				found("no pool to copy to, no folder", f -> {
					f.disks.set(0, disk("vda", "/web.qcow2", "none"));
				}, "migration.storage", OBSTACLE, "no pool at that place", "target path / on h2"),
				found("network mapped to one that vanished", f -> f.options = mapped("default=lost", "", ""), "migration.mapping", OBSTACLE,
						"\"default\" is mapped to network \"lost\", which h2 does not have", "Map it to one that h2 has: default"),
				found("network mapped to a missing bridge", f -> f.options = mapped("default=bridge:br7", "", ""), "migration.network", OBSTACLE,
						"h2 has no bridge \"br7\""),
				found("a network that the vm does not use is mapped", f -> f.options = mapped("prod=default", "", ""), "migration.mapping", OBSTACLE,
						"\"prod\" is mapped, but web does not use it", "It uses: default"),
				found("pool mapped to one that vanished", f -> f.options = mapped("", "nas=lost", ""), "migration.mapping", OBSTACLE,
						"Pool \"nas\" is mapped to pool \"lost\""),
				found("a pool that the vm does not use is mapped", f -> f.options = mapped("", "local=nas", ""), "migration.mapping", OBSTACLE,
						"\"local\" is mapped, but web does not use it"),
				found("disk mapped to no path", f -> f.options = mapped("", "", "vda=web.qcow2"), "migration.mapping", OBSTACLE, "whole path"),
				found("a disk that the vm does not have is mapped", f -> f.options = mapped("", "", "vdz=/srv/x"), "migration.mapping", OBSTACLE,
						"It uses: vda"),
				found("parallel and post-copy", f -> f.options = f.options.withPostCopy(true).withTransfer(new TransferOptions(4, Compression.NONE)),
						"migration.transfer", OBSTACLE, "do not go together"),
				found("too many connections", f -> f.options = f.options.withTransfer(new TransferOptions(300, Compression.NONE)), "migration.transfer",
						OBSTACLE, "300 parallel connections are out of range (1 to 255)"),
				found("xbzrle over parallel", f -> f.options = f.options.withTransfer(new TransferOptions(2, Compression.XBZRLE)), "migration.transfer",
						OBSTACLE, "xbzrle does not work over parallel"),
				found("mt and post-copy", f -> f.options = f.options.withPostCopy(true).withTransfer(new TransferOptions(0, Compression.MULTI_THREAD)),
						"migration.transfer", OBSTACLE, "mt and post-copy"),
				found("zstd of an old libvirt", f -> f.options = f.options.withTransfer(new TransferOptions(2, Compression.ZSTD)), "migration.transfer",
						OBSTACLE, "h1 has libvirt 9.0.0; compression by zstd needs 9.4.0"),
				found("data address", f -> f.options = f.options.withDataUri("10.0.0.2"), "migration.transfer", OBSTACLE, "tcp://10.0.0.2"),
				found("firmware variables of a vm that is off", f -> {
					f.state = DomainState.SHUT_OFF;
					f.firmware = new FirmwareState("/var/lib/libvirt/qemu/nvram/web_VARS.fd", "");
				}, "migration.firmware", INFORMATION, "web_VARS.fd", "are copied to h2"),
				found("tpm of a vm that is off", f -> {
					f.state = DomainState.SHUT_OFF;
					f.firmware = new FirmwareState("", "emulator");
				}, "migration.firmware", OBSTACLE, "Start it and migrate it live"),
				found("tpm of the host", f -> f.firmware = new FirmwareState("", "passthrough"), "migration.firmware", OBSTACLE, "the TPM of h1 itself"),
				found("pool to copy to inactive", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.target.deactivate("local");
				}, "migration.storage", OBSTACLE, "Pool \"local\" on h2"),
				found("volume there", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.target.addVolume("local", "web.qcow2", GIB);
				}, "migration.storage", OBSTACLE, "h2 has /var/lib/images/web.qcow2", "leftover"),
				found("no room for the copy", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.source.addVolume("local", "web.qcow2", 600 * GIB);
				}, "migration.storage-room", OBSTACLE, "has 500.0 GiB left, the copy needs 600.0 GiB", "Free 100.0 GiB"),
				found("copy while off of a file in no pool", f -> {
					f.disks.set(0, disk("vda", "/elsewhere/web.qcow2", "none"));
					f.state = DomainState.SHUT_OFF;
				}, "migration.storage", OBSTACLE, "lies in no active storage pool of h1"),
				found("copy while off of a layer", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.source.addLayer("local", "web.qcow2", "/var/lib/images/base.qcow2");
					f.state = DomainState.SHUT_OFF;
				}, "migration.storage", OBSTACLE, "only a layer on another volume"),
				found("read-only disk missing", f -> f.disks.add(new DiskRecord("vdb", "virtio", "file", "disk", "/var/lib/images/base.img", "", "raw",
						"none", true, false)), "migration.storage", OBSTACLE, "read-only and not on h2"),
				found("cd", f -> f.disks.add(cdrom("/var/lib/images/debian.iso")), "migration.media", OBSTACLE, "/var/lib/images/debian.iso", "Eject"),
				found("cache of old QEMU", f -> {
					f.disks.set(0, disk("vda", "/srv/nas/web.qcow2", "writeback"));
					f.source.version = "2.11.1";
				}, "migration.cache", OBSTACLE, "\"writeback\""),
				found("cache of new QEMU", f -> f.disks.set(0, disk("vda", "/srv/nas/web.qcow2", "writeback")), "migration.cache", WARNING, "\"writeback\""),
				found("cache unsafe", f -> f.disks.set(0, disk("vda", "/srv/nas/web.qcow2", "unsafe")), "migration.cache", OBSTACLE, "\"unsafe\""),
				found("cache unsafe, allowed", f -> {
					f.disks.set(0, disk("vda", "/srv/nas/web.qcow2", "unsafe"));
					f.options = f.options.withAllowUnsafe(true);
				}, "migration.cache", WARNING, "\"unsafe\""),
				found("host device", f -> f.hostDevices.add("pci 0000:03:00.0"), "migration.host-device", OBSTACLE, "pci 0000:03:00.0", "Detach"),
				found("host device, vm off", f -> {
					f.hostDevices.add("pci 0000:03:00.0");
					f.state = DomainState.SHUT_OFF;
				}, "migration.host-device", WARNING, "pci 0000:03:00.0"),
				found("snapshots", f -> f.snapshots.addAll(List.of(snapshot("a"), snapshot("b"))), "migration.snapshots", OBSTACLE, "has 2 snapshots"),
				found("snapshots elsewhere", f -> {
					f.snapshots.add(snapshot("a"));
					f.source.type = "SIM";
					f.target.type = "SIM";
				}, "migration.snapshots", WARNING, "has 1 snapshots"),
				found("target uri not one", f -> f.options = withTargetUri("no uri"), "migration.target-uri", OBSTACLE, "Not a URI"),
				found("target behind a socket without a name", f -> {
					f.target.uri = "qemu+unix:///system?socket=/tmp/h2";
					f.target.hostname = "localhost";
				}, "migration.target-uri", OBSTACLE, "does not tell a host name"),
				found("target behind a socket", f -> f.target.uri = "qemu+unix:///system?socket=/tmp/h2", "migration.target-uri", WARNING,
						"qemu+tcp://h2/system"),
				found("target through a tunnel", f -> f.target.uri = "qemu+tcp://localhost:16510/system", "migration.target-uri", WARNING,
						"qemu+tcp://h2/system"),
				found("bandwidth", f -> f.options = f.options.withBandwidth(-5), "migration.options", OBSTACLE, "-5 MiB/s"),
				found("downtime zero", f -> f.options = f.options.withMaximumDowntime(Duration.ZERO), "migration.options", OBSTACLE, "0 ms"),
				found("downtime too long", f -> f.options = f.options.withMaximumDowntime(Duration.ofHours(1)), "migration.options", OBSTACLE, "2000 s"),
				found("speed unsupported", f -> {
					f.options = f.options.withBandwidth(5);
					f.source.features.remove(Feature.MIGRATION_SPEED);
				}, "migration.options", OBSTACLE, "h1 cannot limit"),
				found("post-copy unsupported", f -> {
					f.options = MigrationOptions.defaults().withPostCopy(true);
					f.target.features.remove(Feature.POST_COPY);
				}, "migration.options", OBSTACLE, "h2 does not support post-copy"),
				found("tls", f -> {
					f.options = MigrationOptions.defaults().withTls(true);
					f.target.secure = false;
				}, "migration.options", WARNING, "TLS"));
	}

	private static MigrationOptions withTargetUri(String uri) {
		return MigrationOptions.defaults().withTargetUri(uri);
	}

	private static Arguments found(String what, Consumer<FactsForTests> change, String rule, Finding.Severity severity, String... words) {
		return arguments(what, change, rule, severity, List.of(words));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void findings(String what, Consumer<FactsForTests> change, String rule, Finding.Severity severity, List<String> words) {
		FactsForTests facts = new FactsForTests();
		change.accept(facts);
		List<Finding> findings = facts.judge().findings();

		assertEquals(1, findings.size(), findings.toString());
		Finding finding = findings.get(0);
		assertEquals(rule, finding.rule(), finding.toString());
		assertEquals(severity, finding.severity(), finding.toString());
		String text = finding.message() + " | " + finding.remedy();
		words.forEach(word -> assertTrue(text.contains(word), () -> text + " does not say: " + word));
		assertFalse(text.contains("{"), text);
		assertTrue(severity == INFORMATION || !finding.remedy().isEmpty(), "an obstacle without a remedy: " + text);
		assertEquals(severity != OBSTACLE, facts.judge().passes());
	}

	static Stream<Arguments> passing() {
		return Stream.of(
				passes("paused", f -> f.state = DomainState.PAUSED),
				passes("copy while off", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
					f.source.addVolume("local", "web.qcow2", 20L << 30);
					f.state = DomainState.SHUT_OFF;
				}),
				passes("shut off on shared storage", f -> f.state = DomainState.SHUT_OFF),
				passes("shut off needs no memory", f -> {
					f.state = DomainState.SHUT_OFF;
					f.target.usage = new HostUsage(GIB, 0, 0, 0);
				}),
				passes("shut off needs no cpu", f -> {
					f.state = DomainState.SHUT_OFF;
					f.cpu = new CpuComparison(Verdict.INCOMPATIBLE, List.of("x"), "");
				}),
				passes("transient and running", f -> f.persistent = false),
				passes("no cpu given", f -> {
					f.cpuXml = "";
					f.cpu = null;
				}),
				passes("cpu passed through between equals", f -> f.cpuXml = "<cpu mode='host-passthrough'/>"),
				passes("bridge there", f -> f.nics.add(nic("bridge", "br0", ""))),
				passes("bridge of a network", f -> f.nics.add(nic("bridge", "virbr0", ""))),
				passes("user network", f -> f.nics.add(nic("user", "", ""))),
				passes("port group there", f -> {
					f.nics.set(0, nic("network", "prod", "red"));
					f.target.networks.add(network("prod", true, "blue", "red"));
				}),
				passes("network disk", f -> f.disks.set(0, new DiskRecord("vda", "virtio", "network", "disk", "rbd:pool/web", "rbd", "raw", "writeback",
						false, false))),
				passes("disk named by pool", f -> f.disks.set(0, new DiskRecord("vda", "virtio", "volume", "disk", "nas/web.qcow2", "", "qcow2", "none",
						false, false))),
				passes("copy of a local disk", f -> {
					f.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "writeback"));
					f.source.addVolume("local", "web.qcow2", 20 * GIB);
				}),
				passes("empty drive", f -> f.disks.add(cdrom(""))),
				passes("cd on shared storage", f -> f.disks.add(cdrom("/srv/nas/debian.iso"))),
				passes("cd on both", f -> {
					f.disks.add(cdrom("/var/lib/images/debian.iso"));
					f.target.addVolume("local", "debian.iso", GIB);
				}),
				passes("others of other names", f -> f.target.domains.add(f.domain(new UUID(2, 2), "db", DomainState.RUNNING))),
				passes("target uri given", f -> f.options = withTargetUri("qemu+tls://h2.lab/system")),
				passes("network mapped", f -> {
					f.nics.set(0, nic("network", "prod", ""));
					f.options = mapped("prod=default", "", "");
				}),
				passes("network mapped to a bridge", f -> f.options = mapped("default=bridge:br0", "", "")),
				passes("port group mapped with its network", f -> {
					f.nics.set(0, nic("network", "prod", "red"));
					f.target.networks.add(network("production", true, "red"));
					f.options = mapped("prod=production", "", "");
				}),
				passes("firmware of a running vm", f -> f.firmware = new FirmwareState("/nvram/web", "emulator")),
				passes("parallel", f -> f.options = f.options.withTransfer(new TransferOptions(4, Compression.NONE))),
				passes("xbzrle and data address", f -> f.options = f.options.withTransfer(new TransferOptions(0, Compression.XBZRLE))
						.withDataUri("tcp://10.0.0.2")),
				passes("limits in range", f -> f.options = f.options.withBandwidth(100).withMaximumDowntime(Duration.ofMillis(50))));
	}

	private static MigrationOptions mapped(String networks, String pools, String disks) {
		return MigrationOptions.defaults().withMapping(MigrationMappings.of(networks, pools, disks));
	}

	private static Arguments passes(String what, Consumer<FactsForTests> change) {
		return arguments(what, change);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void passing(String what, Consumer<FactsForTests> change) {
		FactsForTests facts = new FactsForTests();
		change.accept(facts);
		assertEquals(List.of(), facts.judge().findings());
	}

	@Test
	void aMappedPoolGivesTheDiskItsPathOnTheTarget() {
		FactsForTests facts = new FactsForTests();
		facts.disks.set(0, disk("vda", "/var/lib/images/web.qcow2", "none"));
		facts.source.addVolume("local", "web.qcow2", 20 * GIB);
		facts.options = mapped("", "local=folder", "");
		DiskPlacement placed = facts.facts().storage().disks().get(0);
		assertEquals("/srv/folder/web.qcow2", placed.targetPath());
		assertEquals("folder", placed.targetPool().name());
		assertEquals(DiskPlacement.Kind.COPY, placed.kind());
	}

	@Test
	void whatIsCopiedIsCounted() {
		FactsForTests facts = new FactsForTests();
		facts.disks.add(disk("vdb", "/var/lib/images/data.qcow2", "none"));
		facts.source.addVolume("local", "data.qcow2", 40 * GIB);
		assertEquals(10 * GIB, facts.facts().storage().bytesToCopy());
		assertEquals(2 * GIB, facts.facts().memoryToMove());
	}

	@Test
	void theSourceDialsTheTargetWithoutTheConsolesOwnParameters() {
		FactsForTests facts = new FactsForTests();
		facts.target.uri = "qemu+tls://h2.lab:16514/system?pkipath=/home/me/pki";
		assertEquals("qemu+tls://h2.lab:16514/system", facts.facts().address().uri().toString());
		facts.source.uri = "qemu:///system";
		facts.target.uri = "qemu:///system";
		assertEquals("qemu+tls://h2/system", facts.facts().address().uri().toString());
		assertTrue(facts.facts().address().guessed());
	}
}
