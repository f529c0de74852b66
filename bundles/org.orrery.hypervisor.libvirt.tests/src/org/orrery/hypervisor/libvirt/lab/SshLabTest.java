// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDiagnostics;
import org.orrery.hypervisor.libvirt.RecordedEvents;
import org.orrery.hypervisor.libvirt.TestHypervisor;

/** Real hosts by way of the system's ssh: who is let in, and that neither side's refusal ends in a question that nobody sees. */
@EnabledIfSystemProperty(named = Lab.STATUS_PROPERTY, matches = ".+")
class SshLabTest {
	/** Long enough that a refusal is ssh's own and not our giving up; a question on a terminal would last for ever. */
	private static final OpenOptions PATIENT = OpenOptions.defaults().withTimeout(Duration.ofSeconds(40));

	private final Lab lab = Lab.running();

	@TempDir
	Path folder;

	private HypervisorConnection open() throws HypervisorException {
		return Lab.open(lab.host("h1").sshUri(), PATIENT);
	}

	private static HypervisorException refused(ErrorCode code, String uri) {
		HypervisorException failure = TestHypervisor.failure(code, () -> Lab.open(uri, PATIENT));
		assertFalse(failure.detail().startsWith("No answer within"), failure.detail());
		return failure;
	}

	@Test
	void listsAndIsSecure() throws HypervisorException {
		try (HypervisorConnection connection = open()) {
			assertEquals("h1", connection.host().hostname());
			assertTrue(connection.host().secureTransport());
			List<String> names = connection.domains().stream().map(DomainRecord::name).toList();
			assertTrue(names.contains(lab.vmOf("h1").name()), names.toString());
			assertFalse(connection.pools().isEmpty());
		}
	}

	@Test
	void eventsComeThroughTheTunnel() throws HypervisorException, InterruptedException {
		Lab.Vm vm = lab.vmOf("h1");
		RecordedEvents events = new RecordedEvents();
		try (HypervisorConnection watching = open(); HypervisorConnection acting = lab.open("h1")) {
			watching.addListener(events);
			acting.pause(vm.uuid());
			try {
				events.await(vm.uuid() + " PAUSED", Duration.ofSeconds(10));
			} finally {
				acting.resume(vm.uuid());
			}
			events.await(vm.uuid() + " RESUMED", Duration.ofSeconds(10));
		}
	}

	@Test
	void anSshThatDiesEndsTheConnection() throws HypervisorException, IOException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		RecordedEvents events = new RecordedEvents();
		try (HypervisorConnection lost = Lab.open("qemu+ssh://root@h1/system?command=" + recordingSsh(), PATIENT)) {
			lost.addListener(events);
			long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
			assertTrue(ProcessHandle.of(pid).orElseThrow().destroy(), "ssh is our own child");
			events.await("closed ", Duration.ofSeconds(15));
			TestHypervisor.failure(ErrorCode.CONNECTION_LOST, lost::domains);
		}
		assertTrue(TestHypervisor.within(Duration.ofSeconds(10), () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()));
	}

	/** ssh that writes down its process id; what starts it keeps that id. */
	private Path recordingSsh() throws IOException {
		return script("#!/bin/sh\necho $$ >" + folder.resolve("pid") + "\nexec ssh \"$@\"\n");
	}

	private Path script(String text) throws IOException {
		Path script = Files.writeString(folder.resolve("ssh"), text);
		assertTrue(script.toFile().setExecutable(true));
		return script;
	}

	@Test
	void aHostNeverMetIsRefusedWithoutAQuestion() {
		HypervisorException failure = refused(ErrorCode.CERTIFICATE, "qemu+ssh://root@" + lab.host("h1").managementAddress() + "/system");
		assertTrue(failure.detail().contains("Host key verification failed"), failure.detail());
		assertTrue(failure.detail().contains("Connect once with ssh"), failure.detail());
	}

	@Test
	void aHostKeyThatChangedIsRefused() throws IOException {
		Path other = Files.writeString(folder.resolve("known_hosts"),
				"h1 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA0pXOSv3jVQvyTyKzzqyjJkUmNzGv3eEJSRnF8k6h3r\n");
		Path ssh = script("#!/bin/sh\nexec ssh -o UserKnownHostsFile=" + other + " \"$@\"\n");
		HypervisorException failure = refused(ErrorCode.CERTIFICATE, "qemu+ssh://root@h1/system?command=" + ssh);
		assertTrue(failure.detail().contains("has changed"), failure.detail());
		assertTrue(failure.detail().contains("Host key verification failed"), failure.detail());
	}

	@Test
	void aKeyThatTheHostDoesNotTakeIsRefusedWithoutAskingForAPassword() {
		HypervisorException failure = refused(ErrorCode.AUTHENTICATION, "qemu+ssh://daemon@h1/system");
		assertTrue(failure.detail().contains("daemon@h1: Permission denied (publickey"), failure.detail());
	}

	@Test
	void whereNoSshServerListens() {
		HypervisorException failure = refused(ErrorCode.UNREACHABLE, "qemu+ssh://root@h1:2222/system");
		assertTrue(failure.detail().contains("port 2222: Connection refused"), failure.detail());
	}

	@Test
	void sshAnswersButLibvirtDoesNotRun() throws IOException, InterruptedException {
		lab.command("exec", "h2", "--", "sh", "-c", "kill -9 $(cat /run/libvirtd.pid)");
		try {
			HypervisorException failure = refused(ErrorCode.UNREACHABLE, lab.host("h2").sshUri());
			assertTrue(failure.detail().contains("/run/libvirt/libvirt-sock"), failure.detail());
		} finally {
			lab.command("exec", "h2", "--", "libvirtd", "-d", "--listen");
		}
	}
}
