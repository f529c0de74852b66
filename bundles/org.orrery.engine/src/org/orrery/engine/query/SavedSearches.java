// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.query;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.orrery.engine.operation.RememberedLines;

/**
 * Queries with names: {@code searches} in the data folder, a line each, which console and command line share. Thread-safe; blocks on the disk:
 * not for the UI thread.
 */
public final class SavedSearches {
	/** Characters of a name. */
	public static final int MAXIMUM_NAME = 100;

	private final RememberedLines lines;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	public SavedSearches(Path dataFolder) {
		lines = new RememberedLines(dataFolder, "searches", "Saved searches: NAME = query"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** @param listener told on the thread that saved or removed one, in this process */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	/** Queries by name, in the order of the alphabet; what cannot be read is logged. */
	public Map<String, String> all() {
		Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		all.putAll(lines.all());
		return all;
	}

	/** Whatever the case of the name. */
	public Optional<String> find(String name) {
		return Optional.ofNullable(all().get(name.strip()));
	}

	/** Replaces one of that name. @throws IOException naming file and cause @throws IllegalArgumentException a name that is none */
	public void save(String name, Query query) throws IOException {
		Map<String, String> changes = new TreeMap<>();
		all().keySet().stream().filter(name.strip()::equalsIgnoreCase).forEach(known -> changes.put(known, null));
		changes.put(checked(name), query.text().replaceAll("\\s+", " ").strip()); //$NON-NLS-1$ //$NON-NLS-2$
		lines.put(changes);
		listeners.forEach(Runnable::run);
	}

	private static String checked(String name) {
		String stripped = name.strip();
		if (stripped.isEmpty() || stripped.length() > MAXIMUM_NAME || stripped.chars().anyMatch(Character::isISOControl))
			throw new IllegalArgumentException(Messages.bind(Messages.SavedSearches_name, MAXIMUM_NAME));
		return stripped;
	}

	/** @throws IOException naming file and cause */
	public void remove(String name) throws IOException {
		for (String known : all().keySet())
			if (known.equalsIgnoreCase(name.strip()))
				lines.put(Collections.singletonMap(known, null));
		listeners.forEach(Runnable::run);
	}
}
