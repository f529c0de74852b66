// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.annotation;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.orrery.engine.operation.RememberedLines;
import org.orrery.hypervisor.Annotations;
import org.orrery.model.ObjectRef;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

/**
 * Tags and notes of hosts, datastores and networks: {@code annotations} in the data folder, which console and command line share. A host has
 * no place for them that would not be in the way of others. Thread-safe.
 */
public final class LocalAnnotations {
	private static final String FILE = "annotations"; //$NON-NLS-1$
	private static final System.Logger LOGGER = System.getLogger(LocalAnnotations.class.getName());
	private static final Gson GSON = new Gson();

	/** As a line of the file holds it. */
	private record Line(List<String> tags, String notes) {
		Annotations annotations() {
			return new Annotations("", tags == null ? List.of() : tags, notes == null ? "" : notes); //$NON-NLS-1$ //$NON-NLS-2$
		}
	}

	private final Path file;
	private final RememberedLines lines;
	private volatile Map<ObjectRef, Annotations> known = Map.of();
	private Object seen = ""; //$NON-NLS-1$

	/** Reads what is there. */
	public LocalAnnotations(Path dataFolder) {
		file = dataFolder.resolve(FILE);
		lines = new RememberedLines(dataFolder, FILE, "Tags and notes of hosts, datastores and networks, a line each"); //$NON-NLS-1$
		refresh();
	}

	/** As last read; never blocks. */
	public Annotations of(ObjectRef object) {
		return known.getOrDefault(object, Annotations.NONE);
	}

	/** Takes what other processes have written since. Blocks on the disk. */
	public synchronized void refresh() {
		Object now = fingerprint();
		if (now.equals(seen))
			return;
		Map<ObjectRef, Annotations> read = new HashMap<>();
		lines.all().forEach((key, value) -> {
			try {
				read.put(ObjectRef.valueOf(key), GSON.fromJson(value, Line.class).annotations());
			} catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
				LOGGER.log(Level.WARNING, file + ": the line of " + key + " cannot be understood and is left out", e); //$NON-NLS-1$ //$NON-NLS-2$
			}
		});
		known = Map.copyOf(read);
		seen = now;
	}

	private Object fingerprint() {
		try {
			BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
			return List.of(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey()));
		} catch (NoSuchFileException e) {
			return "none"; //$NON-NLS-1$
		} catch (IOException e) {
			LOGGER.log(Level.WARNING, file + " cannot be looked at; what is known of it stays", e); //$NON-NLS-1$
			return seen;
		}
	}

	/** On the disk before it returns. A folder is not kept: hosts stand in the groups of their connections. @throws IOException naming file and cause */
	void put(ObjectRef object, Annotations wanted) throws IOException {
		boolean nothing = wanted.tags().isEmpty() && wanted.notes().isEmpty();
		lines.put(Collections.singletonMap(object.toString(), nothing ? null : GSON.toJson(new Line(wanted.tags(), wanted.notes()))));
		refresh();
	}
}
