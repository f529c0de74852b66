// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the lists of hosts that this account keeps on this computer, and only reads them. Blocks: not on the UI thread. */
public final class LocalLists {
	private static final List<String> DCONF = List.of("dconf", "dump", "/org/virt-manager/virt-manager/"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	private static final List<String> GSETTINGS = List.of("gsettings", "list-recursively", VirtManagerSettings.SCHEMA); //$NON-NLS-1$ //$NON-NLS-2$

	/** Runs a program that only reads. */
	@FunctionalInterface
	interface Program {
		/** What it printed; empty when it is not installed or failed. */
		Optional<String> output(List<String> command);
	}

	private final Path configuration;
	private final Path system;
	private final Program program;

	/** Of the account that runs this process. */
	public static LocalLists ofThisAccount() {
		Map<String, String> environment = System.getenv();
		String folder = environment.getOrDefault("XDG_CONFIG_HOME", ""); //$NON-NLS-1$ //$NON-NLS-2$
		Path configuration = folder.startsWith("/") ? Path.of(folder) : Path.of(System.getProperty("user.home"), ".config"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		return new LocalLists(configuration, Path.of("/etc/libvirt"), new ReadingProgram()); //$NON-NLS-1$
	}

	/** @param configuration folder of the account; @param system folder of libvirt */
	LocalLists(Path configuration, Path system, Program program) {
		this.configuration = configuration;
		this.system = system;
		this.program = program;
	}

	/** @throws IOException there is none, with all places that were looked at and the remedy, or a file cannot be read */
	public HostList virtManager() throws IOException {
		for (List<String> command : List.of(DCONF, GSETTINGS)) {
			Optional<String> output = program.output(command);
			if (output.isPresent() && !output.get().isBlank()) {
				HostList list = HostSource.VIRT_MANAGER.parse(output.get(), String.join(" ", command)); //$NON-NLS-1$
				if (!list.entries().isEmpty())
					return list;
			}
		}
		Path keyFile = configuration.resolve("glib-2.0/settings/keyfile"); //$NON-NLS-1$
		if (Files.exists(keyFile))
			return HostSource.VIRT_MANAGER.read(keyFile);
		throw new IOException(Messages.bind(Messages.Local_noVirtManager, new Object[] { String.join(" ", DCONF), String.join(" ", GSETTINGS), keyFile })); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** The account's file, then the system's. @throws IOException there is neither, or one cannot be read */
	public HostList libvirt() throws IOException {
		List<Path> files = List.of(configuration.resolve("libvirt/libvirt.conf"), system.resolve("libvirt.conf")); //$NON-NLS-1$ //$NON-NLS-2$
		List<HostEntry> entries = new ArrayList<>();
		List<String> problems = new ArrayList<>();
		List<String> places = new ArrayList<>();
		for (Path file : files)
			if (Files.exists(file)) {
				HostList list = HostSource.LIBVIRT.read(file);
				entries.addAll(list.entries());
				problems.addAll(list.problems());
				places.add(file.toString());
			}
		if (places.isEmpty())
			throw new IOException(Messages.bind(Messages.Local_noLibvirt, files.get(0), files.get(1)));
		return new HostList(String.join(", ", places), entries, problems); //$NON-NLS-1$
	}
}
