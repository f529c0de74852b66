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
