// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection.imports;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A host as a source names it. Immutable; holds no password, whatever the source had.
 *
 * @param line         where it stands in the source, from 1; 0 where lines mean nothing
 * @param label        empty: none. @param datacenter empty: none. @param cluster empty: none. @param certificates folder, empty: the system's
 * @param passwordLeft a password stood in the URI and was left out
 */
public record HostEntry(int line, String uri, String label, String datacenter, List<String> folders, String cluster, boolean autoConnect,
		String certificates, boolean passwordLeft) {
	/** The authority ends at the first of these; an '@' before it ends the account, whose password may hold anything else. */
	private static final Pattern PASSWORD = Pattern.compile("^([^/?#]*//[^/?#@:]*):[^/?#]*(@[^@/?#]*)"); //$NON-NLS-1$

	public HostEntry {
		Matcher password = PASSWORD.matcher(uri.strip());
		boolean found = password.find();
		uri = found ? password.replaceFirst("$1$2") : uri.strip(); //$NON-NLS-1$
		passwordLeft = passwordLeft || found;
		label = label.strip();
		datacenter = datacenter.strip();
		folders = List.copyOf(folders);
		cluster = cluster.strip();
		certificates = certificates.strip();
	}

	static HostEntry of(int line, String uri, String label, boolean autoConnect) {
		return new HostEntry(line, uri, label, "", List.of(), "", autoConnect, "", false); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
	}

	/** The same host in these folders. */
	public HostEntry in(List<String> otherFolders) {
		return new HostEntry(line, uri, label, datacenter, otherFolders, cluster, autoConnect, certificates, passwordLeft);
	}
}
