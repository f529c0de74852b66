// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * virt-manager's list of connections, as a text: what {@code dconf dump} writes from any folder above or at it, the key file of a machine
 * without dconf, what {@code gsettings list-recursively} prints, or the bare array of {@code gsettings get}. Stateless.
 */
final class VirtManagerSettings {
	static final String SCHEMA = "org.virt-manager.virt-manager.connections"; //$NON-NLS-1$
	private static final String ROOT = "org/virt-manager/virt-manager"; //$NON-NLS-1$

	/** A value and where its text begins. */
	private record Value(String text, int line, int column) {
	}

	private final String place;
	private final Map<String, Value> values = new LinkedHashMap<>();
	private final Map<String, Value> names = new HashMap<>();
	private final List<String> problems = new ArrayList<>();

	private VirtManagerSettings(String place) {
		this.place = place;
	}

	/** @param place what a person knows the text by */
	static HostList parse(String text, String place) {
		VirtManagerSettings settings = new VirtManagerSettings(place);
		settings.read(text);
		return settings.list();
	}

	private void read(String text) {
		if (text.isBlank())
			return;
		if (text.stripLeading().startsWith("[") && isArray(text) || text.stripLeading().startsWith("@as")) { //$NON-NLS-1$ //$NON-NLS-2$
			values.put("uris", new Value(text, 1, 1)); //$NON-NLS-1$
			return;
		}
		String section = ROOT + "/connections"; // a dump of that folder alone may come without a heading //$NON-NLS-1$
		int number = 0;
		for (String line : text.lines().toList()) {
			number++;
			String stripped = line.strip();
			if (stripped.isEmpty() || stripped.startsWith("#")) //$NON-NLS-1$
				continue;
			if (stripped.startsWith("[") && stripped.endsWith("]")) //$NON-NLS-1$ //$NON-NLS-2$
				section = stripped.substring(1, stripped.length() - 1);
			else
				readLine(section, line, number);
		}
	}

	/** A heading of a key file begins with the same bracket, but not with a quote behind it. */
	private static boolean isArray(String text) {
		String inner = text.strip().substring(1).stripLeading();
		return inner.startsWith("'") || inner.startsWith("\"") || inner.equals("]"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private void readLine(String section, String line, int number) {
		if (line.startsWith(SCHEMA + ' ')) {
			String[] words = line.split(" ", 3); //$NON-NLS-1$
			if (words.length == 3)
				values.put(words[1], new Value(words[2], number, words[0].length() + words[1].length() + 3));
			return;
		}
		int equals = line.indexOf('=');
		if (equals < 0) {
			if (isConnections(section))
				problems.add(problem(number, 1, Messages.VirtManager_noKey));
			return;
		}
		Value value = new Value(line.substring(equals + 1), number, equals + 2);
		String key = line.substring(0, equals).strip();
		if (isConnections(section))
			values.put(key, value);
		else if (key.equals("pretty-name")) //$NON-NLS-1$
			names.put(section.substring(section.lastIndexOf('/') + 1), value);
	}

	private static boolean isConnections(String section) {
		return section.equals("/") || section.equals("connections") || section.equals(ROOT + "/connections"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	private HostList list() {
		Value uris = values.get("uris"); //$NON-NLS-1$
		Set<String> automatic = new LinkedHashSet<>(strings(values.get("autoconnect"))); //$NON-NLS-1$
		List<HostEntry> entries = new ArrayList<>();
		for (String uri : strings(uris))
			entries.add(HostEntry.of(0, uri, name(uri), automatic.contains(uri)));
		if (uris == null)
			problems.add(Messages.bind(Messages.VirtManager_empty, place));
		return new HostList(place, entries, problems);
	}

	/** virt-manager keeps what a person called a connection under its URI without the slashes. */
	private String name(String uri) {
		Value name = names.get(uri.replace("/", "")); //$NON-NLS-1$ //$NON-NLS-2$
		if (name == null)
			return ""; //$NON-NLS-1$
		try {
			return GVariantText.string(name.text());
		} catch (ParseException e) {
			problems.add(problem(name.line(), name.column() + e.getErrorOffset(), e.getMessage()));
			return ""; //$NON-NLS-1$
		}
	}

	private List<String> strings(Value value) {
		if (value == null)
			return List.of();
		try {
			return GVariantText.strings(value.text());
		} catch (ParseException e) {
			String before = value.text().substring(0, e.getErrorOffset());
			int lines = (int) before.chars().filter(character -> character == '\n').count();
			int column = lines == 0 ? value.column() + e.getErrorOffset() : e.getErrorOffset() - before.lastIndexOf('\n');
			problems.add(problem(value.line() + lines, column, e.getMessage()));
			return List.of();
		}
	}

	private String problem(int line, int column, String words) {
		return Messages.bind(Messages.VirtManager_malformed, new Object[] { place, line, column, words });
	}
}
