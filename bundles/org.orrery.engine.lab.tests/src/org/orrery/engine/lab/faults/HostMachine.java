// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.orrery.engine.lab.Lab;

/**
 * The processes and files of one lab host as the console's namespaces show them: at once, without a program in between, so that a fault
 * strikes in the moment that was waited for.
 */
final class HostMachine {
	private static final Path PROCESSES = Path.of("/proc");
	/** The kernel cuts names after 15 bytes. */
	private static final String QEMU = "qemu-system-x86";
	private static final String DAEMON = "libvirtd";

	final Lab.Host host;

	HostMachine(Lab.Host host) {
		this.host = host;
	}

	/** @return the host's first process; a pulled plug ends it, so it is looked for every time */
	private Path init() throws IOException {
		return processes("init-" + host.name()).findFirst().orElseThrow(() -> new IOException(host.name() + " has no power"));
	}

	private static Stream<Path> processes(String name) throws IOException {
		try (Stream<Path> all = Files.list(PROCESSES)) {
			return all.filter(path -> path.getFileName().toString().chars().allMatch(Character::isDigit)).filter(path -> text(path, "comm").strip().equals(name))
					.toList().stream();
		}
	}

	/** Empty for a process that ended meanwhile. */
	private static String text(Path process, String file) {
		try {
			return Files.readString(process.resolve(file));
		} catch (IOException e) {
			return "";
		}
	}

	/** A file of the host. */
	Path file(String path) throws IOException {
		return init().resolve("root" + path);
	}

	Optional<Path> daemon() throws IOException {
		return own(DAEMON, "");
	}

	Optional<Path> qemu(String vm) throws IOException {
		return own(QEMU, "guest=" + vm + ",");
	}

	private Optional<Path> own(String name, String argument) throws IOException {
		Path space = Files.readSymbolicLink(init().resolve("ns/pid"));
		return processes(name).filter(process -> space.equals(space(process)) && text(process, "cmdline").contains(argument)).findFirst();
	}

	private static Path space(Path process) {
		try {
			return Files.readSymbolicLink(process.resolve("ns/pid"));
		} catch (IOException e) {
			return Path.of("ended");
		}
	}

	void killQemu(String vm) throws IOException {
		signal("KILL", qemu(vm).orElseThrow(() -> new IOException("no QEMU of " + vm + " on " + host.name())));
	}

	void killDaemon() throws IOException {
		signal("KILL", daemon().orElseThrow(() -> new IOException("no libvirtd on " + host.name())));
	}

	/** Lets libvirtd stand still: it answers nobody, and what it has begun stays as it is. */
	void freezeDaemon() throws IOException {
		signal("STOP", daemon().orElseThrow(() -> new IOException("no libvirtd on " + host.name())));
	}

	/** Also where it was killed meanwhile, or the host with it. */
	void thawDaemon() {
		try {
			Optional<Path> daemon = daemon();
			if (daemon.isPresent())
				signal("CONT", daemon.get());
		} catch (IOException e) {
			System.getLogger(HostMachine.class.getName()).log(System.Logger.Level.DEBUG, "nothing to thaw", e);
		}
	}

	private static void signal(String name, Path process) throws IOException {
		Lab.Result result = Lab.run(List.of("kill", "-" + name, process.getFileName().toString()));
		if (result.code() != 0)
			throw new IOException(result.output());
	}

	/** The memory control group that libvirt made for the VM; empty where the lab has none. */
	Optional<Path> memoryGroup(String vm) throws IOException {
		Path machines = file("/sys/fs/cgroup/memory/machine");
		if (!Files.isDirectory(machines))
			return Optional.empty();
		try (Stream<Path> groups = Files.list(machines)) {
			return groups.filter(group -> group.getFileName().toString().contains("-" + vm + ".")).findFirst();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
