// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorListener;
import org.orrery.hypervisor.OpenOptions;

class LifecycleTest {
	private static final UUID DOMAIN = UUID.fromString("11111111-2222-4333-8444-555555555555");
	private static final Duration SOON = Duration.ofSeconds(5);

	private final RecordedEvents events = new RecordedEvents();
	private HypervisorConnection connection;

	/** A host of its own: all connections to the built-in one share their domains. */
	@BeforeEach
	void open(@TempDir Path folder) throws HypervisorException, IOException {
		connection = TestHypervisor.open(TestHypervisor.host(folder, TestHypervisor.domain("vm", DOMAIN)), OpenOptions.defaults());
		connection.addListener(events);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private DomainState state() throws HypervisorException {
		return connection.domain(DOMAIN).orElseThrow().state();
	}

	@Test
	void everyStepChangesTheStateAndIsAnnounced() throws HypervisorException, InterruptedException {
		connection.pause(DOMAIN);
		assertEquals(DomainState.PAUSED, state());
		assertEquals("user", connection.domain(DOMAIN).orElseThrow().stateReason());
		events.await(DOMAIN + " PAUSED", SOON);
		connection.resume(DOMAIN);
		assertEquals(DomainState.RUNNING, state());
		events.await(DOMAIN + " RESUMED", SOON);
		connection.forceOff(DOMAIN);
		assertEquals(DomainState.SHUT_OFF, state());
		events.await(DOMAIN + " STOPPED", SOON);
		connection.start(DOMAIN);
		assertEquals(DomainState.RUNNING, state());
		events.await(DOMAIN + " STARTED", SOON);
		connection.shutdown(DOMAIN);
		assertEquals(DomainState.SHUT_OFF, state());
		assertEquals(List.of("libvirt events"), events.threads(), "all on the one event thread");
	}

	@Test
	void rebootLeavesItRunning() throws HypervisorException {
		connection.reboot(DOMAIN);
		assertEquals(DomainState.RUNNING, state());
	}

	@Test
	void defineAndUndefine() throws HypervisorException, InterruptedException {
		UUID uuid = UUID.randomUUID();
		connection.define(TestHypervisor.domain("new", uuid));
		events.await(uuid + " DEFINED", SOON);
		assertEquals(DomainState.SHUT_OFF, connection.domain(uuid).orElseThrow().state());
		connection.undefine(uuid);
		events.await(uuid + " UNDEFINED", SOON);
		assertEquals(Optional.empty(), connection.domain(uuid));
	}

	@Test
	void aRemovedListenerHearsNothing() throws HypervisorException, InterruptedException {
		RecordedEvents other = new RecordedEvents();
		connection.addListener(other);
		connection.removeListener(events);
		connection.pause(DOMAIN);
		other.await(DOMAIN + " PAUSED", SOON);
		assertEquals(List.of(), events.all());
	}

	@Test
	void aListenerThatThrowsHarmsNoOther() throws HypervisorException, InterruptedException {
		connection.removeListener(events);
		connection.addListener(new HypervisorListener() {
			@Override
			public void domainChanged(UUID domain, DomainEvent event) {
				throw new IllegalStateException("a broken listener");
			}
		});
		connection.addListener(events);
		connection.pause(DOMAIN);
		events.await(DOMAIN + " PAUSED", SOON);
	}

	@Test
	void nothingBlockingMayBeCalledFromAListener() throws HypervisorException, InterruptedException {
		RecordedEvents outcome = new RecordedEvents();
		connection.addListener(new HypervisorListener() {
			@Override
			public void domainChanged(UUID domain, DomainEvent event) {
				try {
					connection.domain(domain);
					outcome.closed("the call came through");
				} catch (IllegalStateException e) {
					outcome.closed("refused: " + e.getMessage());
				} catch (HypervisorException e) {
					outcome.closed(e.getMessage());
				}
			}
		});
		connection.pause(DOMAIN);
		assertTrue(outcome.await("closed", SOON).startsWith("closed refused: \"read domain " + DOMAIN + "\" was called on libvirt's event thread"),
				outcome.all().toString());
	}

	@Test
	void impossibleStepsAreInvalidStates() throws HypervisorException {
		TestHypervisor.failure(ErrorCode.INVALID_STATE, () -> connection.start(DOMAIN));
		TestHypervisor.failure(ErrorCode.INVALID_STATE, () -> connection.resume(DOMAIN));
		connection.forceOff(DOMAIN);
		TestHypervisor.failure(ErrorCode.INVALID_STATE, () -> connection.pause(DOMAIN));
		TestHypervisor.failure(ErrorCode.INVALID_STATE, () -> connection.forceOff(DOMAIN));
	}

	@Test
	void closedByUsIsNoLoss() throws InterruptedException {
		connection.close();
		connection.close();
		assertFalse(connection.isOpen());
		HypervisorException failure = TestHypervisor.failure(ErrorCode.CONNECTION_LOST, () -> connection.domains());
		assertEquals("The connection was closed.", failure.detail());
		assertEquals(List.of(), events.all());
	}
}
