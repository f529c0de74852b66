// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

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
 * A small file of the data folder with a line per key, which console and command line share: every question reads it, every change is made
 * under a lock and replaces it as a whole. Thread-safe; blocks on the disk: not for the UI thread.
 */
public final class RememberedLines {
	/** A file lock belongs to the whole process: its threads take turns here. */
	private static final Object PROCESS = new Object();
	private static final System.Logger LOGGER = System.getLogger(RememberedLines.class.getName());

	private final Path file;
	private final Path lockFile;
	private final String comment;

	/** @param comment its first line: what the lines are */
	public RememberedLines(Path dataFolder, String name, String comment) {
		file = dataFolder.resolve(name);
		lockFile = dataFolder.resolve(name + ".lock"); //$NON-NLS-1$
		this.comment = comment;
	}

	/** Empty when there is none, or when the file cannot be read, which is logged. */
	public Optional<String> get(String key) {
		try {
			return Optional.ofNullable(read().getProperty(key));
		} catch (IOException e) {
			LOGGER.log(System.Logger.Level.WARNING, file + " cannot be read, so nothing is remembered", e); //$NON-NLS-1$
			return Optional.empty();
		}
	}

	/** Everything; empty when there is none, or when the file cannot be read, which is logged. */
	public Map<String, String> all() {
		Map<String, String> all = new TreeMap<>();
		try {
			read().forEach((key, value) -> all.put((String) key, (String) value));
		} catch (IOException e) {
			LOGGER.log(System.Logger.Level.WARNING, file + " cannot be read, so nothing is remembered", e); //$NON-NLS-1$
		}
		return all;
	}

	/** @param changes null as a value: forget it @throws IOException naming file and cause; what was remembered then stays */
	public void put(Map<String, String> changes) throws IOException {
		synchronized (PROCESS) {
			try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
					FileLock held = channel.lock()) {
				Map<String, String> lines = new TreeMap<>();
				read().forEach((key, value) -> lines.put((String) key, (String) value));
				changes.forEach((key, value) -> {
					if (value == null)
						lines.remove(key);
					else
						lines.put(key, value);
				});
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
		StringBuilder text = new StringBuilder("# ").append(comment).append('\n'); //$NON-NLS-1$
		lines.forEach((key, value) -> text.append(key.replaceAll("([\\\\\\s:=#!])", "\\\\$1")).append('=') //$NON-NLS-1$ //$NON-NLS-2$
				.append(value.replace("\\", "\\\\").replace("\n", "\\n")).append('\n')); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
		AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
	}
}
