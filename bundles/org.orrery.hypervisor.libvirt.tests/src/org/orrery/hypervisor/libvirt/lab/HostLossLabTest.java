// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.hypervisor.CredentialPrompt;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDiagnostics;
import org.orrery.hypervisor.libvirt.RecordedEvents;
import org.orrery.hypervisor.libvirt.TestHypervisor;

/** A daemon that dies, one that hangs, a network that is cut: each is noticed, harms no other host, and the host can be opened again. */
@EnabledIfSystemProperty(named = Lab.STATUS_PROPERTY, matches = ".+")
class HostLossLabTest {
	private static final String DAEMON = "$(cat /run/libvirtd.pid /run/libvirt/libvirtd.pid 2>/dev/null | head -1)";
	/** Keepalive of 2 s × 3 takes about 8 s; the rest is for a machine that has much else to do. */
	private static final Duration KEEPALIVE = Duration.ofSeconds(40);
	/** What closing may take while its host hangs; an answer would not come before a minute. */
	private static final Duration CLOSING = Duration.ofSeconds(15);
	private static final OpenOptions PATIENT = new OpenOptions(CredentialPrompt.NONE, null, Duration.ofSeconds(30), 2, Duration.ofSeconds(30));

	private final Lab lab = Lab.running();
	private final RecordedEvents events = new RecordedEvents();

	@Test
	void aDaemonThatDiesIsNoticedAndItsVmsLiveOn() throws HypervisorException, IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		try (HypervisorConnection lost = lab.open("h2"); HypervisorConnection other = lab.open("h1")) {
			lost.addListener(events);
			lab.command("exec", "h2", "--", "sh", "-c", "kill -9 " + DAEMON);
			try {
				events.await("closed ", KEEPALIVE);
				assertFalse(lost.isOpen());
				TestHypervisor.failure(ErrorCode.CONNECTION_LOST, lost::domains);
				TestHypervisor.failure(ErrorCode.UNREACHABLE, () -> lab.open("h2"));
				assertTrue(other.isOpen());
				other.domains();
			} finally {
				lab.command("exec", "h2", "--", "sh", "-c", "libvirtd -d --listen");
			}
		}
		try (HypervisorConnection again = openAgain("h2")) {
			Lab.Vm vm = lab.vmOf("h2");
			assertEquals(DomainState.RUNNING, again.domain(vm.uuid()).map(DomainRecord::state).orElseThrow());
		}
		assertEquals(1, events.all().stream().filter(event -> event.startsWith("closed")).count(), "told once");
		assertNothingIsLeft(before);
	}

	@Test
	void aDaemonThatHangsIsNoticedByKeepaliveAndClosingDoesNotWait() throws HypervisorException, IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		HypervisorConnection closedEarly = Lab.open(lab.host("h2").uri(), PATIENT);
		try (HypervisorConnection lost = lab.open("h2")) {
			lost.addListener(events);
			lab.command("exec", "h2", "--", "sh", "-c", "kill -STOP " + DAEMON);
			try {
				long began = System.nanoTime();
				closedEarly.close();
				assertTrue(System.nanoTime() - began < CLOSING.toNanos(), "closing must not wait for a host that hangs");
				String reason = events.await("closed ", KEEPALIVE);
				assertEquals("closed The host did not answer any more (keepalive).", reason);
				TestHypervisor.failure(ErrorCode.CONNECTION_LOST, lost::usage);
			} finally {
				lab.command("exec", "h2", "--", "sh", "-c", "kill -CONT " + DAEMON);
			}
		}
		assertNothingIsLeft(before);
	}

	@Test
	void aCutLinkIsNoticed() throws HypervisorException, IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		try (HypervisorConnection lost = lab.open("h2")) {
			lost.addListener(events);
			lab.command("isolate", "h2");
			try {
				events.await("closed ", KEEPALIVE);
			} finally {
				lab.command("rejoin", "h2");
			}
		}
		openAgain("h2").close();
		assertNothingIsLeft(before);
	}

	private HypervisorConnection openAgain(String host) throws InterruptedException, HypervisorException {
		TestHypervisor.within(Duration.ofSeconds(10), () -> {
			try {
				lab.open(host).close();
				return true;
			} catch (HypervisorException e) {
				return false;
			}
		});
		return lab.open(host);
	}

	private static void assertNothingIsLeft(LibvirtDiagnostics before) throws InterruptedException {
		assertTrue(TestHypervisor.within(KEEPALIVE, () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()
				&& LibvirtDiagnostics.now().callbacks() == before.callbacks()), LibvirtDiagnostics.now().toString());
		assertEquals(before.leakedHandles(), LibvirtDiagnostics.now().leakedHandles());
	}
}
