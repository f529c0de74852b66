// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.convergence;

import java.io.IOException;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

import org.orrery.model.AtomicFile;

/**
 * The policies remembered per VM and per cluster: {@code migration-policies} in the data folder, a line each, which console and command line
 * share. Every question reads the file, so that what the other one wrote counts at once. Thread-safe; blocks on the disk: not for the UI
 * thread.
 */
public final class MigrationPolicies {
	/** Whom a policy is remembered for. */
	public enum Scope {
		VM, CLUSTER
	}

	/** A file lock belongs to the whole process: its threads take turns here. */
	private static final Object PROCESS = new Object();
	private static final System.Logger LOGGER = System.getLogger(MigrationPolicies.class.getName());

	private final Path file;
	private final Path lockFile;

	public MigrationPolicies(Path dataFolder) {
		file = dataFolder.resolve("migration-policies"); //$NON-NLS-1$
		lockFile = dataFolder.resolve("migration-policies.lock"); //$NON-NLS-1$
	}

	/** Of the VM, else of its cluster, else {@link ConvergencePolicy#BALANCED}. @param cluster empty: none */
	public ConvergencePolicy of(String vmUuid, String cluster) {
		return remembered(Scope.VM, vmUuid).or(() -> cluster.isEmpty() ? Optional.empty() : remembered(Scope.CLUSTER, cluster))
				.orElse(ConvergencePolicy.BALANCED);
	}

	/** Empty when none is, or when the file cannot be read, which is logged. @param name UUID or name of the cluster */
	public Optional<ConvergencePolicy> remembered(Scope scope, String name) {
		try {
			return Optional.ofNullable(read().getProperty(key(scope, name))).flatMap(ConvergencePolicy::ofWord);
		} catch (IOException e) {
			LOGGER.log(System.Logger.Level.WARNING, file + " cannot be read, so no policy is remembered", e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	/** @param policy null: forget it @throws IOException naming file and cause; what was remembered then stays */
	public void remember(Scope scope, String name, ConvergencePolicy policy) throws IOException {
		synchronized (PROCESS) {
			try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					FileLock held = channel.lock()) {
				Map<String, String> lines = new TreeMap<>();
				read().forEach((key, value) -> lines.put((String) key, (String) value));
				if (policy == null)
					lines.remove(key(scope, name));
				else
					lines.put(key(scope, name), policy.word());
				write(lines);
			}
		}
	}

	private Properties read() throws IOException {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			properties.load(reader);
		} catch (NoSuchFileException e) {
			return properties; // nothing was remembered yet
		} catch (IllegalArgumentException e) {
			throw new IOException(file + ": " + e.getMessage(), e); //$NON-NLS-1$
		}
		return properties;
	}

	private void write(Map<String, String> lines) throws IOException {
		StringBuilder text = new StringBuilder("# What a migration may do to a guest that rewrites its memory too fast: vm.UUID or cluster.NAME = policy\n"); //$NON-NLS-1$
		lines.forEach((key, value) -> text.append(escaped(key)).append('=').append(value).append('\n'));
		AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static String key(Scope scope, String name) {
		return (scope == Scope.VM ? "vm." : "cluster.") + name; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** As {@link Properties} reads keys. */
	private static String escaped(String key) {
		return key.replaceAll("([\\\\\\s:=#!])", "\\\\$1"); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
