// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.hypervisor.CpuComparison.Verdict;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainRecord.Agent;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.DomainStatistics;
import org.orrery.hypervisor.DomainStatistics.Disk;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HostUsage;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.InterfaceRecord;
import org.orrery.hypervisor.InterfaceRecord.Kind;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDiagnostics;
import org.orrery.hypervisor.libvirt.RecordedEvents;
import org.orrery.hypervisor.libvirt.TestHypervisor;

/** Real hosts over every transport of the lab, and what they tell. */
@EnabledIfSystemProperty(named = Lab.STATUS_PROPERTY, matches = ".+")
class TransportLabTest {
	private final Lab lab = Lab.running();

	private void assertSeesItsVms(HypervisorConnection connection, String host) throws HypervisorException {
		List<String> names = connection.domains().stream().map(DomainRecord::name).toList();
		for (Lab.Vm vm : lab.vms())
			if (vm.home().equals(host))
				assertTrue(names.contains(vm.name()), vm.name() + " is not among " + names);
		assertEquals(host, connection.host().hostname());
	}

	@Test
	void tcp() throws HypervisorException {
		try (HypervisorConnection connection = lab.open("h1")) {
			assertSeesItsVms(connection, "h1");
			assertEquals(EnumSet.complementOf(EnumSet.of(Feature.DOMAIN_CAPABILITIES)), connection.features());
			assertTrue(!connection.host().secureTransport());
		}
	}

	@Test
	void tlsWithTheFolderOfTheUri() throws HypervisorException {
		try (HypervisorConnection connection = Lab.open(lab.host("h1").tlsUri(), OpenOptions.defaults())) {
			assertSeesItsVms(connection, "h1");
			assertTrue(connection.host().secureTransport());
		}
	}

	@Test
	void tlsWithAChosenFolder() throws HypervisorException {
		try (HypervisorConnection connection = openTls("valid")) {
			assertSeesItsVms(connection, "h1");
		}
	}

	private HypervisorConnection openTls(String certificates) throws HypervisorException {
		Path folder = lab.certificates(certificates);
		return Lab.open("qemu+tls://h1/system", OpenOptions.defaults().withCertificates(folder));
	}

	@Test
	void anExpiredClientCertificateIsToldBeforeDialling() {
		HypervisorException failure = TestHypervisor.failure(ErrorCode.CERTIFICATE, () -> openTls("expired"));
		assertTrue(failure.detail().contains("clientcert.pem expired on "), failure.detail());
	}

	@Test
	void aCertificateOfAnotherAuthorityIsRefusedAsCertificate() {
		TestHypervisor.failure(ErrorCode.CERTIFICATE, () -> openTls("wrongAuthority"));
	}

	@Test
	void aHostThatWeDoNotTrustIsRefusedAsCertificate() {
		TestHypervisor.failure(ErrorCode.CERTIFICATE, () -> openTls("distrusting"));
	}

	@Test
	void unixSocket() throws HypervisorException {
		try (HypervisorConnection connection = Lab.open(lab.host("h2").unixUri(), OpenOptions.defaults())) {
			assertSeesItsVms(connection, "h2");
		}
	}

	@Test
	void noHostAtTheAddress() {
		HypervisorException failure = TestHypervisor.failure(ErrorCode.UNREACHABLE,
				() -> Lab.open("qemu+tcp://10.99.0.250/system", OpenOptions.defaults().withTimeout(Duration.ofSeconds(5))));
		assertTrue(failure.detail().contains("No route to host") || failure.detail().startsWith("No answer within"), failure.detail());
	}

	@Test
	void aNameThatNobodyKnows() {
		TestHypervisor.failure(ErrorCode.UNREACHABLE, () -> Lab.open("qemu+tcp://no-such-host.invalid/system", OpenOptions.defaults()));
	}

	@Test
	void whatARealHostTells() throws HypervisorException {
		try (HypervisorConnection connection = lab.open("h1")) {
			Lab.Vm vm = lab.vmOf("h1");
			HostUsage usage = connection.usage();
			assertTrue(usage.memoryAvailable() > 0 && usage.memoryAvailable() <= usage.memoryTotal(), usage.toString());
			assertTrue(usage.cpuBusyNanos() > 0 && usage.cpuBusyNanos() < usage.cpuTotalNanos(), usage.toString());
			DomainRecord domain = connection.domain(vm.uuid()).orElseThrow();
			assertEquals(DomainState.RUNNING, domain.state());
			assertEquals(Agent.CONNECTED, domain.agent());
			assertEquals("vm-data", domain.nics().get(0).source());
			assertEquals(List.of(vm.ip() + "/24"), connection.guestAddresses(vm.uuid()));
			assertEquals(Verdict.INCOMPATIBLE, connection.compareCpu("<cpu mode='custom' match='exact'><model fallback='forbid'>EPYC-Milan</model>"
					+ "<feature policy='require' name='svm'/></cpu>", domain).verdict());
			assertTrue(connection.compareCpu(domain.cpuXml(), domain).compatible());
			InterfaceRecord bridge = connection.interfaces().stream().filter(device -> device.name().equals("br0")).findFirst().orElseThrow();
			assertEquals(Kind.LINUX_BRIDGE, bridge.kind());
			assertTrue(bridge.members().contains("eth1"), bridge.toString());
			assertEquals(Kind.PHYSICAL,
					connection.interfaces().stream().filter(device -> device.name().equals("eth0")).findFirst().orElseThrow().kind());
		}
	}

	@Test
	void statisticsCountUp() throws HypervisorException, InterruptedException {
		try (HypervisorConnection connection = lab.open("h1")) {
			DomainStatistics first = statistics(connection);
			assertTrue(first.cpuNanos() > 0 && first.balloon() > 0 && first.rss() > 0 && first.diskWritten() > 0 && first.netReceived() > 0,
					first.toString());
			assertEquals(lab.vmOf("h1").uuid(), first.domain());
			Disk disk = first.disks().getFirst();
			assertTrue(disk.target().startsWith("vd") && disk.writes() > 0 && disk.writeNanos() > 0 && disk.reads() > 0 && disk.readNanos() > 0,
					first.toString());
			assertTrue(first.stealNanos() >= 0, first.toString());
			assertTrue(TestHypervisor.within(Duration.ofSeconds(10), () -> {
				try {
					return statistics(connection).cpuNanos() > first.cpuNanos();
				} catch (HypervisorException e) {
					throw new AssertionError(e);
				}
			}));
		}
	}

	private DomainStatistics statistics(HypervisorConnection connection) throws HypervisorException {
		return connection.statistics(EnumSet.allOf(DomainStatistics.Group.class)).stream()
				.filter(counters -> counters.domain().equals(lab.vmOf("h1").uuid())).findFirst().orElseThrow();
	}

	@Test
	void whatOneClientDoesAnotherHears() throws HypervisorException, InterruptedException {
		Lab.Vm vm = lab.vmOf("h1");
		RecordedEvents events = new RecordedEvents();
		try (HypervisorConnection watching = lab.open("h1"); HypervisorConnection acting = Lab.open(lab.host("h1").unixUri(), OpenOptions.defaults())) {
			watching.addListener(events);
			acting.pause(vm.uuid());
			try {
				events.await(vm.uuid() + " PAUSED", Duration.ofSeconds(5));
			} finally {
				acting.resume(vm.uuid());
			}
			events.await(vm.uuid() + " RESUMED", Duration.ofSeconds(5));
		}
	}

	@Test
	void fiftyConnectionsLeaveNothing() throws HypervisorException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		for (int i = 0; i < 50; i++)
			try (HypervisorConnection connection = lab.open("h1")) {
				connection.networks();
			}
		assertTrue(TestHypervisor.within(Duration.ofSeconds(5), () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()
				&& LibvirtDiagnostics.now().callbacks() == before.callbacks()), LibvirtDiagnostics.now().toString());
	}
}
