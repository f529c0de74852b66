// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For which objects a rule holds: each part is a name in which * stands for anything; empty stands for all. Upper and lower case are the
 * same. Immutable.
 *
 * @param object  of the object itself; @param host it is on; @param cluster that host is in
 */
public record AlarmScope(String object, String host, String cluster) {
	public static final AlarmScope ALL = new AlarmScope("", "", ""); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$

	public AlarmScope {
		object = object == null ? "" : object.strip(); //$NON-NLS-1$
		host = host == null ? "" : host.strip(); //$NON-NLS-1$
		cluster = cluster == null ? "" : cluster.strip(); //$NON-NLS-1$
	}

	boolean covers(AlarmSubject subject) {
		return matches(object, subject.name()) && matches(host, subject.host()) && matches(cluster, subject.cluster());
	}

	private static boolean matches(String pattern, String name) {
		if (pattern.isEmpty())
			return true;
		StringBuilder regex = new StringBuilder();
		for (String part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) //$NON-NLS-1$
			regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part)); //$NON-NLS-1$ //$NON-NLS-2$
		return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name.toLowerCase(Locale.ROOT)).matches();
	}

	/** "all", or the parts that are not: "web-*, on h1". */
	public String inWords() {
		StringBuilder words = new StringBuilder(object);
		add(words, Messages.Scope_host, host);
		add(words, Messages.Scope_cluster, cluster);
		return words.isEmpty() ? Messages.Scope_all : words.toString();
	}

	private static void add(StringBuilder words, String pattern, String part) {
		if (!part.isEmpty())
			words.append(words.isEmpty() ? "" : ", ").append(Messages.bind(pattern, part)); //$NON-NLS-1$ //$NON-NLS-2$
	}
}
