// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.hypervisor.CpuComparison.Verdict;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostRecord;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.InterfaceRecord.Kind;
import org.orrery.hypervisor.NetworkRecord;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.PoolRecord;

class InventoryTest {
	@TempDir
	Path folder;

	@Test
	void theHost() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			HostRecord host = connection.host();
			assertEquals("TEST", host.hypervisorType());
			assertEquals(LibvirtDiagnostics.now().libraryVersion(), host.libraryVersion());
			assertEquals(3L << 30, host.memory());
			assertEquals(16, host.cpu().logicalCpus());
			assertEquals(2, host.numaCells().size());
			assertEquals(host.uuid(), connection.host().uuid(), "a substitute must be stable");
			HostUsage usage = connection.usage();
			assertEquals(3L << 30, usage.memoryTotal());
			assertTrue(usage.cpuTotalNanos() > usage.cpuBusyNanos() && usage.cpuBusyNanos() > 0, usage.toString());
		}
	}

	@Test
	void domainsNetworksPoolsAndInterfaces() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			DomainRecord domain = connection.domains().get(0);
			assertEquals(TestHypervisor.DOMAIN, domain.uuid());
			assertEquals(DomainState.RUNNING, domain.state());
			assertTrue(domain.persistent());
			assertEquals(Optional.of(domain), connection.domain(domain.uuid()), "one and all must tell the same");
			NetworkRecord network = connection.networks().get(0);
			assertEquals(List.of("default", "nat", "virbr0"), List.of(network.name(), network.forwardMode(), network.bridge()));
			PoolRecord pool = connection.pools().get(0);
			assertEquals("default-pool", pool.name());
			assertEquals(List.of(), connection.volumes(pool.uuid()));
			connection.refreshPool(pool.uuid());
			assertEquals(List.of("eth1", "virbr0"), connection.interfaces().stream().map(InterfaceRecord::name).toList());
			assertEquals(Kind.LINUX_BRIDGE, connection.interfaces().get(1).kind());
			assertEquals(List.of(), connection.snapshots(domain.uuid()));
			assertEquals(List.of("192.168.122.3/24"), connection.guestAddresses(domain.uuid()));
			assertEquals(DomainState.RUNNING, connection.statistics(EnumSet.allOf(DomainStatistics.Group.class)).get(0).state());
		}
	}

	@Test
	void xmlOfADomainIsWhatTheRecordCameFrom() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			assertTrue(connection.domainXml(TestHypervisor.DOMAIN, false).startsWith("<domain type='test' id='1'>"));
			assertTrue(connection.domainXml(TestHypervisor.DOMAIN, true).startsWith("<domain type='test'>"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "it's \"quoted\"", "\uD83D\uDE80-\u00fcml\u00e4ut", "with space", "semi;colon&amp;" })
	void namesSurviveTheWayThroughTheLibrary(String name) throws HypervisorException, IOException {
		UUID uuid = UUID.randomUUID();
		try (HypervisorConnection connection = openHost(TestHypervisor.domain(name.replace("'", "&apos;"), uuid))) {
			assertEquals(name.replace("&amp;", "&"), connection.domain(uuid).orElseThrow().name());
		}
	}

	@Test
	void aNameOf255Characters() throws HypervisorException, IOException {
		String name = "n".repeat(255);
		try (HypervisorConnection connection = openHost(TestHypervisor.domain(name, UUID.randomUUID()))) {
			assertEquals(name, connection.domains().get(0).name());
		}
	}

	@Test
	void outlinesOfAllComeBeforeTheDetailsOfAny() throws HypervisorException, IOException {
		String domains = IntStream.range(0, 600).mapToObj(i -> TestHypervisor.domain("vm" + i, new UUID(2, i))).reduce("", String::concat);
		long opened = LibvirtDiagnostics.now().liveHandles();
		try (HypervisorConnection connection = openHost(domains)) {
			connection.forceOff(new UUID(2, 7));
			List<DomainRecord> outlines = new java.util.ArrayList<>();
			List<DomainRecord> details = new java.util.ArrayList<>();
			Thread caller = Thread.currentThread();
			connection.readDomains(new org.orrery.hypervisor.DomainSink() {
				@Override
				public void outlines(List<DomainRecord> all) {
					assertTrue(outlines.isEmpty() && details.isEmpty(), "first and once");
					outlines.addAll(all);
				}

				@Override
				public void details(List<DomainRecord> some) {
					assertEquals(600, outlines.size());
					assertEquals(caller, Thread.currentThread());
					details.addAll(some);
				}
			});
			assertTrue(outlines.stream().allMatch(DomainRecord::isOutline));
			assertEquals(600, details.stream().filter(domain -> !domain.isOutline() && domain.maximumMemory() == 64L << 20).count());
			for (List<DomainRecord> read : List.of(outlines, details)) {
				assertEquals(1, read.stream().filter(domain -> domain.state() == DomainState.SHUT_OFF).count());
				assertTrue(read.stream().allMatch(DomainRecord::persistent));
			}
			java.util.Set<UUID> wanted = java.util.Set.of(new UUID(2, 7), new UUID(2, 8), new UUID(99, 99));
			List<DomainRecord> some = connection.domains(wanted);
			assertEquals(2, some.size());
			some.forEach(domain -> assertEquals(details.stream().filter(other -> other.uuid().equals(domain.uuid())).findFirst(), Optional.of(domain)));
			assertEquals(opened + 1, LibvirtDiagnostics.now().liveHandles(), "handles are left");
		}
	}

	/** A name of nothing but a space is taken by libvirt, and by nobody who asks for a name. */
	@Test
	void whatCannotBeReadHidesNoOtherOfItsKind() throws HypervisorException, IOException {
		String network = "<network><name>%s</name><uuid>%s</uuid><ip address='10.1.0.1' netmask='255.255.255.0'/></network>";
		String pool = "<pool type='dir'><name>%s</name><uuid>%s</uuid><target><path>/%s</path></target>%s</pool>";
		String volume = "<volume><name>%s</name><capacity unit='GiB'>1</capacity></volume>";
		UUID broken = new UUID(4, 4);
		UUID good = new UUID(5, 5);
		String elements = network.formatted(" ", broken) + network.formatted("lan", good) + pool.formatted(" ", broken, "broken", "")
				+ pool.formatted("data", good, "data", volume.formatted(" ") + volume.formatted("disk"));
		try (HypervisorConnection connection = openHost(elements)) {
			List<NetworkRecord> networks = connection.networks();
			assertEquals(2, networks.size());
			NetworkRecord odd = networks.stream().filter(read -> read.uuid().equals(broken)).findFirst().orElseThrow();
			assertTrue(odd.active() && odd.problem().contains("<name> is missing or empty"), odd.toString());
			assertEquals(List.of("lan", ""), networks.stream().filter(read -> read != odd).flatMap(read -> java.util.stream.Stream.of(read.name(),
					read.problem())).toList());
			assertEquals(List.of(broken), connection.pools().stream().filter(read -> !read.problem().isEmpty()).map(PoolRecord::uuid).toList());
			assertEquals(2, connection.pools().size());
			assertEquals(List.of("disk"), connection.volumes(good).stream().filter(read -> read.problem().isEmpty()).map(read -> read.name()).toList());
			assertEquals(2, connection.volumes(good).size());
		}
	}

	/** libvirt's test driver keeps none; what it lacks is no failure of the connection. */
	@Test
	void secretsAreNotAskedOfADriverThatHasNone() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			TestHypervisor.failure(ErrorCode.UNSUPPORTED, connection::secrets);
			assertFalse(connection.features().contains(Feature.SECRETS));
		}
	}

	/** virt-manager reads all of them before it shows its window (its issue 623). */
	@Test
	void fiveThousandVolumesInOnePoolHoldUpNothingElse() throws Exception {
		String volumes = IntStream.range(0, 5000).mapToObj(i -> "<volume><name>disk " + i + " \uD83D\uDCBE</name><capacity unit='GiB'>10</capacity></volume>")
				.reduce("", String::concat);
		try (HypervisorConnection connection = openHost(TestHypervisor.domain("vm", new UUID(3, 3))
				+ "<pool type='dir'><name>large</name><target><path>/large</path></target>" + volumes + "</pool>")) {
			PoolRecord pool = connection.pools().get(0);
			java.util.concurrent.CompletableFuture<List<org.orrery.hypervisor.VolumeRecord>> all = new java.util.concurrent.CompletableFuture<>();
			Thread reader = Thread.ofPlatform().start(() -> {
				try {
					all.complete(connection.volumes(pool.uuid()));
				} catch (HypervisorException e) {
					all.completeExceptionally(e);
				}
			});
			assertEquals("vm", connection.domain(new UUID(3, 3)).orElseThrow().name());
			assertEquals(5000, all.get(60, java.util.concurrent.TimeUnit.SECONDS).size());
			assertTrue(all.get().stream().anyMatch(volume -> volume.name().equals("disk 4999 \uD83D\uDCBE")));
			reader.join();
		}
	}

	@Test
	void aThousandDomainsWithTheirStates() throws HypervisorException, IOException {
		String domains = IntStream.range(0, 1000).mapToObj(i -> TestHypervisor.domain("vm" + i, new UUID(1, i)))
				.reduce("", String::concat);
		long opened = LibvirtDiagnostics.now().liveHandles();
		try (HypervisorConnection connection = openHost(domains)) {
			connection.forceOff(new UUID(1, 7));
			List<DomainRecord> all = connection.domains();
			assertEquals(1000, all.size());
			assertEquals(999, all.stream().filter(domain -> domain.state() == DomainState.RUNNING).count());
			assertEquals(DomainState.SHUT_OFF, connection.domain(new UUID(1, 7)).orElseThrow().state());
			assertEquals("destroyed", connection.domain(new UUID(1, 7)).orElseThrow().stateReason());
			assertEquals(opened + 1, LibvirtDiagnostics.now().liveHandles(), "only the connection stays");
		}
	}

	@Test
	void whatTheDriverLacksIsRememberedAsMissingFeature() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			assertFalse(connection.features().contains(Feature.LIVE_MIGRATION));
			assertFalse(connection.features().contains(Feature.KEEPALIVE));
			assertTrue(connection.features().containsAll(EnumSet.of(Feature.DOMAIN_EVENTS, Feature.NETWORK_EVENTS, Feature.POOL_EVENTS)));
			assertTrue(connection.features().contains(Feature.JOB_STATISTICS), "not known before it is tried");
			TestHypervisor.failure(ErrorCode.UNSUPPORTED, () -> connection.job(TestHypervisor.DOMAIN));
			assertFalse(connection.features().contains(Feature.JOB_STATISTICS));
			TestHypervisor.failure(ErrorCode.UNSUPPORTED, () -> connection.job(TestHypervisor.DOMAIN));
			TestHypervisor.failure(ErrorCode.UNSUPPORTED, () -> connection.setMaxSpeed(TestHypervisor.DOMAIN, 8));
		}
	}

	@Test
	void aCpuWithoutAModelIsNeverCalledIncompatible() throws HypervisorException {
		try (HypervisorConnection connection = TestHypervisor.open()) {
			DomainRecord domain = connection.domains().get(0);
			assertEquals(Verdict.UNKNOWN, connection.compareCpu("", domain).verdict());
			assertEquals(Verdict.UNKNOWN, connection.compareCpu("<cpu mode='host-passthrough'/>", domain).verdict());
			assertTrue(connection.compareCpu("<cpu mode='host-passthrough'/>", domain).detail().contains("host-passthrough"));
			TestHypervisor.failure(ErrorCode.MALFORMED, () -> connection.compareCpu("<cpu", domain));
		}
	}

	private HypervisorConnection openHost(String elements) throws HypervisorException, IOException {
		return TestHypervisor.open(TestHypervisor.host(folder, elements), OpenOptions.defaults());
	}
}
