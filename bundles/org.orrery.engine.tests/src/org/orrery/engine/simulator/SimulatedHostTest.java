// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulatedHost;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VirtualClock;
import org.orrery.hypervisor.simulator.VmSpec;

@Timeout(30)
class SimulatedHostTest {
	private final VirtualClock clock = new VirtualClock();
	private final SimulatedFleet fleet = SimulatedFleet.of("f", clock, 1, 0);
	private final SimulatorDriver driver = new SimulatorDriver(fleet);
	private final SimulatedHost host = fleet.host("h1");
	private final List<String> events = Collections.synchronizedList(new ArrayList<>());
	private HypervisorConnection connection;
	private UUID vm;

	@BeforeEach
	void connect() throws HypervisorException {
		vm = host.add(VmSpec.named("web").disk("shared", 1 << 20).network("default").off());
		connection = driver.open(fleet.uri("h1"), OpenOptions.defaults());
		connection.addListener(new HypervisorListener() {
			@Override
			public void domainChanged(UUID domain, DomainEvent event) {
				events.add(event.name());
			}

			@Override
			public void closed(String reason) {
				events.add("closed: " + reason);
			}
		});
	}

	private DomainState state() throws HypervisorException {
		return connection.domain(vm).map(DomainRecord::state).orElse(null);
	}

	private static ErrorCode code(org.junit.jupiter.api.function.Executable call) {
		return assertThrows(HypervisorException.class, call).code();
	}

	@Test
	void livesThroughItsStatesAndTellsOfThem() throws Exception {
		connection.start(vm);
		assertEquals(ErrorCode.INVALID_STATE, code(() -> connection.start(vm)));
		assertEquals(List.of(), connection.guestAddresses(vm));
		clock.advance(Duration.ofSeconds(4));
		assertEquals(1, connection.guestAddresses(vm).size());
		connection.pause(vm);
		assertEquals(ErrorCode.INVALID_STATE, code(() -> connection.shutdown(vm)));
		connection.resume(vm);
		connection.shutdown(vm);
		assertEquals(DomainState.RUNNING, state());
		clock.advance(Duration.ofSeconds(2));
		assertEquals(DomainState.SHUT_OFF, state());
		assertEquals(ErrorCode.INVALID_STATE, code(() -> connection.forceOff(vm)));
		fleet.awaitEvents();
		assertEquals(List.of("STARTED", "AGENT", "PAUSED", "RESUMED", "STOPPED"), events);
	}

	@Test
	void aStubbornGuestIgnoresShutdown() throws Exception {
		UUID stubborn = host.add(VmSpec.named("stubborn").stubborn());
		connection.shutdown(stubborn);
		clock.advance(Duration.ofMinutes(5));
		assertEquals(DomainState.RUNNING, connection.domain(stubborn).orElseThrow().state());
		connection.forceOff(stubborn);
		assertEquals(DomainState.SHUT_OFF, connection.domain(stubborn).orElseThrow().state());
	}

	@Test
	void aTransientDomainVanishesWhenItStops() throws Exception {
		UUID once = host.add(VmSpec.named("once").asTransient());
		assertEquals(ErrorCode.INVALID_STATE, code(() -> connection.undefine(once)));
		connection.forceOff(once);
		assertEquals(Optional.empty(), connection.domain(once));
		assertEquals(ErrorCode.NOT_FOUND, code(() -> connection.start(once)));
	}

	@Test
	void refusesToStartWithoutMemoryDiskOrNetwork() throws Exception {
		UUID huge = host.add(VmSpec.named("huge").memory(1L << 40).off());
		assertEquals(ErrorCode.NO_RESOURCES, code(() -> connection.start(huge)));
		UUID pool = connection.pools().stream().filter(p -> p.name().equals("shared")).findFirst().orElseThrow().uuid();
		connection.deleteVolume(pool, "web.qcow2");
		assertTrue(assertThrows(HypervisorException.class, () -> connection.start(vm)).getMessage().contains("web.qcow2"));
		UUID cut = host.add(VmSpec.named("cut").network("gone").off());
		assertEquals(ErrorCode.NOT_FOUND, code(() -> connection.start(cut)));
	}

	@Test
	void definesWhatItDescribes() throws Exception {
		String xml = connection.domainXml(vm, true);
		DomainRecord before = connection.domain(vm).orElseThrow();
		connection.undefine(vm);
		assertEquals(Optional.empty(), connection.domain(vm));
		connection.define(xml);
		DomainRecord after = connection.domain(vm).orElseThrow();
		assertEquals(before.disks(), after.disks());
		assertEquals(before.memory(), after.memory());
		assertEquals(before.graphics(), after.graphics());
		assertEquals(ErrorCode.MALFORMED, code(() -> connection.define("<domain>")));
		assertEquals(ErrorCode.ALREADY_EXISTS, code(() -> connection.define(xml.replace(vm.toString(), UUID.randomUUID().toString()))));
	}

	@Test
	void aNewDefinitionWaitsForTheNextStart() throws Exception {
		connection.start(vm);
		connection.define(connection.domainXml(vm, true).replace(">2</vcpu>", ">4</vcpu>").replace("current='2'", "current='4'"));
		assertEquals(2, connection.domain(vm).orElseThrow().vcpus());
		assertTrue(connection.domainXml(vm, true).contains(">4</vcpu>"));
		connection.forceOff(vm);
		assertEquals(4, connection.domain(vm).orElseThrow().vcpus());
	}

	@Test
	void aHangingHostAnswersWhenReleased() throws Exception {
		host.faults().hang();
		CompletableFuture<Integer> answer = CompletableFuture.supplyAsync(() -> {
			try {
				return connection.domains().size();
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		});
		assertThrows(TimeoutException.class, () -> answer.get(100, TimeUnit.MILLISECONDS));
		host.faults().release();
		assertEquals(1, answer.get());
	}

	@Test
	void aPowerCutEndsGuestsAndConnections() throws Exception {
		connection.start(vm);
		host.powerOff();
		fleet.awaitEvents();
		assertEquals("closed: the host does not answer any more", events.get(events.size() - 1));
		assertFalse(connection.isOpen());
		assertEquals(ErrorCode.CONNECTION_LOST, code(connection::domains));
		assertEquals(ErrorCode.UNREACHABLE, code(() -> driver.open(fleet.uri("h1"), OpenOptions.defaults())));
		host.powerOn();
		connection = driver.open(fleet.uri("h1"), OpenOptions.defaults());
		assertEquals(DomainState.SHUT_OFF, state());
	}

	@Test
	void guestsOutliveACutManagementNetwork() throws Exception {
		connection.start(vm);
		host.cutOff();
		host.rejoin();
		connection = driver.open(fleet.uri("h1"), OpenOptions.defaults());
		assertEquals(DomainState.RUNNING, state());
	}

	@Test
	void checksCredentials() {
		host.faults().requireCredentials("root", "secret");
		assertEquals(ErrorCode.AUTHENTICATION, code(() -> driver.open(fleet.uri("h1"), OpenOptions.defaults())));
		OpenOptions wrong = OpenOptions.defaults()
				.withCredentials((uri, questions) -> Optional.of(List.of("root".toCharArray(), "guess".toCharArray())));
		assertEquals(ErrorCode.AUTHENTICATION, code(() -> driver.open(fleet.uri("h1"), wrong)));
	}

	@Test
	void namesWhatItDoesNotKnow() {
		assertTrue(assertThrows(HypervisorException.class, () -> driver.open(HypervisorUri.parse("sim://f/h9"), OpenOptions.defaults())).getMessage()
				.contains("h9"));
		assertEquals(ErrorCode.UNREACHABLE, code(() -> driver.open(HypervisorUri.parse("sim://nowhere/h1"), OpenOptions.defaults())));
	}

	@Test
	void makesFleetsByName() throws Exception {
		SimulatorDriver service = new SimulatorDriver();
		try (HypervisorConnection demo = service.open(HypervisorUri.parse("sim://demo/h1"), OpenOptions.defaults());
				HypervisorConnection sized = service.open(HypervisorUri.parse("sim://fleet-2x5/h2"), OpenOptions.defaults())) {
			assertEquals(3, demo.domains().size());
			assertEquals(5, sized.domains().size());
		}
		assertEquals(6, service.fleet("demo").orElseThrow().hosts().stream().mapToInt(h -> h.domains().size()).sum());
	}
}
