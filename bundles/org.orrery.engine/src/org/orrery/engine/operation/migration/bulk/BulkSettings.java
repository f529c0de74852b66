// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

import org.orrery.model.AtomicFile;

/** Limits in a file that a person can read. Thread-safe; blocks on the disk. */
public final class BulkSettings {
	private final Path file;

	BulkSettings(Path file) {
		this.file = file;
	}

	/** Those that hold where nobody says otherwise: {@code bulk-limits} in the data folder, for the console and the command line. */
	public static BulkSettings of(Path dataFolder) {
		return new BulkSettings(dataFolder.resolve("bulk-limits")); //$NON-NLS-1$
	}

	/** @throws IOException naming file, place and remedy, when it is there and cannot be understood */
	public BulkLimits limits() throws IOException {
		Properties lines = new Properties();
		try (Reader reader = Files.newBufferedReader(file)) {
			lines.load(reader);
			Map<String, String> parameters = new HashMap<>();
			lines.forEach((key, value) -> parameters.put(((String) key).replace('-', ' '), (String) value));
			return BulkLimits.read(parameters);
		} catch (NoSuchFileException e) {
			return BulkLimits.standard();
		} catch (IOException | IllegalArgumentException e) {
			throw new IOException(Messages.bind(Messages.BulkSettings_unreadable, file, e.getMessage()), e);
		}
	}

	/** @throws IOException naming the file, when it cannot be written */
	public void remember(BulkLimits limits) throws IOException {
		Map<String, String> parameters = new LinkedHashMap<>();
		limits.write(parameters);
		StringBuilder text = new StringBuilder("# How many migrations may run at the same time; read when a bulk of them begins\n"); //$NON-NLS-1$
		parameters.forEach((key, value) -> text.append(key.replace(' ', '-')).append('=').append(value).append('\n'));
		try {
			AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
		} catch (IOException e) {
			throw new IOException(Messages.bind(Messages.QueueControls_unwritable, file, e.getMessage()), e);
		}
	}
}
