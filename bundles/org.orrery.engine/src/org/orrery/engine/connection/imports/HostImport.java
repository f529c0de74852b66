// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.Connections;
import org.orrery.engine.connection.HostConnection;
import org.orrery.engine.connection.imports.ImportCandidate.Verdict;
import org.orrery.hypervisor.HypervisorUri;

/** Judges what a source names against what is saved. Stateless. Saving is {@link Connections#addAll}. */
public final class HostImport {
	private HostImport() {
	}

	/** @param group folder in which the new ones go, a/b for nested ones; empty: where the source puts them */
	public static List<ImportCandidate> candidates(HostList list, Connections connections, String group) {
		return candidates(list, connections.all().stream().map(HostConnection::definition).toList(), group);
	}

	static List<ImportCandidate> candidates(HostList list, Collection<ConnectionDefinition> saved, String group) {
		Map<String, String> known = new HashMap<>();
		saved.forEach(one -> known.putIfAbsent(canonical(one.uri()), one.label().isEmpty() ? one.uri() : one.label()));
		Map<String, Integer> seen = new HashMap<>();
		List<ImportCandidate> candidates = new ArrayList<>();
		for (HostEntry entry : list.entries())
			candidates.add(judge(group.isBlank() ? entry : entry.in(folders(group)), known, seen));
		return List.copyOf(candidates);
	}

	private static ImportCandidate judge(HostEntry entry, Map<String, String> known, Map<String, Integer> seen) {
		try {
			HypervisorUri.parse(entry.uri());
		} catch (IllegalArgumentException e) {
			return new ImportCandidate(entry, Verdict.REFUSED, e.getMessage(), null);
		}
		String canonical = canonical(entry.uri());
		if (known.containsKey(canonical))
			return new ImportCandidate(entry, Verdict.KNOWN, Messages.bind(Messages.Import_known, known.get(canonical)), null);
		Integer before = seen.putIfAbsent(canonical, entry.line());
		if (before != null)
			return new ImportCandidate(entry, Verdict.DUPLICATE,
					before == 0 ? Messages.Import_duplicate : Messages.bind(Messages.Import_duplicateOfLine, before), null);
		return new ImportCandidate(entry, Verdict.NEW, entry.passwordLeft() ? Messages.Import_passwordLeft : "", definition(entry)); //$NON-NLS-1$
	}

	private static ConnectionDefinition definition(HostEntry entry) {
		ConnectionDefinition fresh = ConnectionDefinition.of(entry.uri(), entry.label(), entry.datacenter(), entry.cluster());
		return new ConnectionDefinition(fresh.id(), fresh.uri(), fresh.label(), fresh.datacenter(), entry.folders(), fresh.cluster(),
				entry.autoConnect(), entry.certificates());
	}

	/** "a/b" as two. */
	static List<String> folders(String path) {
		return Arrays.stream(path.split("/")).map(String::strip).filter(part -> !part.isEmpty()).toList(); //$NON-NLS-1$
	}

	/** The same for URIs that lead to the same place by their letters alone: no name is looked up. */
	static String canonical(String uri) {
		String text = uri.strip();
		int authority = text.indexOf("//"); //$NON-NLS-1$
		if (authority < 0)
			return text;
		int path = indexOfAny(text, "/?#", authority + 2); //$NON-NLS-1$
		int host = text.lastIndexOf('@', path - 1);
		int lower = host > authority ? host : authority;
		return text.substring(0, authority).toLowerCase(Locale.ROOT) + text.substring(authority, lower)
				+ text.substring(lower, path).toLowerCase(Locale.ROOT) + text.substring(path);
	}

	private static int indexOfAny(String text, String any, int from) {
		for (int i = from; i < text.length(); i++)
			if (any.indexOf(text.charAt(i)) >= 0)
				return i;
		return text.length();
	}
}
