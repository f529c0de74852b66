// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDiagnostics;
import org.orrery.hypervisor.libvirt.RecordedEvents;
import org.orrery.hypervisor.libvirt.TestHypervisor;

/** Hosts that cannot be opened at all: without power, with a daemon that takes the call and says nothing, behind a cut link. */
@EnabledIfSystemProperty(named = Lab.STATUS_PROPERTY, matches = ".+")
class DeadHostLabTest {
	private static final String DAEMON = "$(cat /run/libvirtd.pid)";
	private static final Duration LIMIT = Duration.ofSeconds(6);
	/** Beyond the limit of an attempt: what a busy machine may add. */
	private static final Duration OVERHEAD = Duration.ofSeconds(6);

	private final Lab lab = Lab.running();

	/** Opening h2 by that way fails as unreachable, in time, and h1 answers all the while. */
	private HypervisorException unreachable(String uri) throws HypervisorException {
		long began = System.nanoTime();
		HypervisorException failure = TestHypervisor.failure(ErrorCode.UNREACHABLE,
				() -> Lab.open(uri, OpenOptions.defaults().withTimeout(LIMIT)));
		Duration taken = Duration.ofNanos(System.nanoTime() - began);
		assertTrue(taken.compareTo(LIMIT.plus(OVERHEAD)) < 0, uri + " took " + taken);
		try (HypervisorConnection other = lab.open("h1")) {
			assertFalse(other.domains().isEmpty());
		}
		return failure;
	}

	@Test
	void aFrozenDaemonTimesOutOnEveryTransport() throws HypervisorException, IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		lab.command("exec", "h2", "--", "sh", "-c", "kill -STOP " + DAEMON);
		try {
			Lab.Host host = lab.host("h2");
			for (String uri : new String[] { host.uri(), host.tlsUri(), host.sshUri(), host.unixUri() }) {
				HypervisorException failure = unreachable(uri);
				assertTrue(failure.detail().startsWith("No answer within 6 s"), uri + ": " + failure.detail());
			}
		} finally {
			lab.command("exec", "h2", "--", "sh", "-c", "kill -CONT " + DAEMON);
		}
		assertTrue(TestHypervisor.within(Duration.ofSeconds(60), () -> LibvirtDiagnostics.now().pendingOpens() == 0),
				"attempts given up end once the daemon answers");
		assertTrue(TestHypervisor.within(Duration.ofSeconds(10), () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()),
				"connections that came too late are closed");
		lab.open("h2").close();
	}

	@Test
	void anIsolatedHostCannotBeOpened() throws HypervisorException, IOException, InterruptedException {
		lab.command("isolate", "h2");
		try {
			unreachable(lab.host("h2").uri());
			unreachable(lab.host("h2").sshUri());
			Lab.open(lab.host("h2").unixUri(), OpenOptions.defaults()).close();
		} finally {
			lab.command("rejoin", "h2");
		}
	}

	@Test
	void aPulledPlugIsNoticedAtOnceAndTheHostStaysUnreachable() throws HypervisorException, IOException, InterruptedException {
		RecordedEvents events = new RecordedEvents();
		try (HypervisorConnection lost = Lab.open(lab.host("h2").unixUri(), OpenOptions.defaults())) {
			lost.addListener(events);
			lab.command("unplug", "h2");
			try {
				events.await("closed ", Duration.ofSeconds(15));
				TestHypervisor.failure(ErrorCode.CONNECTION_LOST, lost::domains);
				unreachable(lab.host("h2").uri());
				unreachable(lab.host("h2").sshUri());
				unreachable(lab.host("h2").unixUri());
			} finally {
				lab.restore();
			}
		}
		lab.open("h2").close();
	}

	@Test
	void nobodyListensAtThePort() throws HypervisorException {
		HypervisorException failure = unreachable("qemu+tcp://h2:16510/system");
		assertTrue(failure.detail().contains("'h2:16510': Connection refused"), failure.detail());
	}
}
