// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.HypervisorUri;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.libvirt.LibvirtDriver;

/** The running lab: real hosts with real VMs. The tests run in its client namespace, where the hosts' names resolve. */
final class Lab {
	/** Names the file with the output of {@code lab status --json}; without it the tests of this package do not run. */
	static final String STATUS_PROPERTY = "orrery.lab.status";

	record Host(String name, String uri, String tlsUri, String sshUri, String unixUri, String managementAddress) {
	}

	record Vm(String name, UUID uuid, String home, String ip) {
	}

	private final Map<?, ?> status;

	private Lab(Map<?, ?> status) {
		this.status = status;
	}

	static Lab running() {
		Path file = Path.of(System.getProperty(STATUS_PROPERTY));
		try {
			Lab lab = new Lab((Map<?, ?>) JsonReader.read(Files.readString(file)));
			assertEquals("up", lab.status.get("state"), "The lab of " + file + " is not up");
			return lab;
		} catch (IOException e) {
			throw new UncheckedIOException("The lab's status cannot be read from " + file, e);
		}
	}

	Host host(String name) {
		return list("hosts").stream().filter(host -> name.equals(host.get("name")))
				.map(host -> new Host(name, text(host, "uri"), text(host, "tlsUri"), text(host, "sshUri"), text(host, "unixUri"),
						text(host, "managementAddress")))
				.findFirst().orElseThrow();
	}

	/** The first VM that belongs on that host. */
	Vm vmOf(String host) {
		return vms().stream().filter(vm -> vm.home().equals(host)).findFirst().orElseThrow();
	}

	List<Vm> vms() {
		return list("vms").stream()
				.map(vm -> new Vm(text(vm, "name"), UUID.fromString(text(vm, "uuid")), text(vm, "home"), text(vm, "ip"))).toList();
	}

	/** A folder with client certificates: "valid", "expired", "wrongAuthority", "distrusting". */
	Path certificates(String kind) {
		return Path.of(text((Map<?, ?>) status.get("clientPki"), kind));
	}

	@SuppressWarnings("unchecked")
	private List<Map<?, ?>> list(String name) {
		return (List<Map<?, ?>>) status.get(name);
	}

	private static String text(Map<?, ?> object, String name) {
		return (String) object.get(name);
	}

	HypervisorConnection open(String host) throws HypervisorException {
		return open(host(host).uri(), OpenOptions.defaults());
	}

	static HypervisorConnection open(String uri, OpenOptions options) throws HypervisorException {
		return new LibvirtDriver().open(HypervisorUri.parse(uri), options);
	}

	/** Runs a command of the lab, such as {@code exec h1 -- true}. */
	void command(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(program().toString(), "--name", text(status, "name")));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), String.join(" ", command) + ": " + output);
	}

	/** Gives every host power and link and starts every VM that does not run; returns when all of them answer. */
	void restore() throws IOException, InterruptedException {
		command("up", "--hosts", String.valueOf(list("hosts").size()), "--vms", String.valueOf(list("vms").size()));
	}

	private static Path program() {
		for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent())
			if (Files.isExecutable(folder.resolve("releng/lab/lab")))
				return folder.resolve("releng/lab/lab");
		throw new IllegalStateException("No releng/lab/lab above " + Path.of("").toAbsolutePath());
	}
}
