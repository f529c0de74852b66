// SPDX-License-Identifier: EPL-2.0
package org.orrery.quick;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;

/**
 * What a manifest says of a bundle.
 *
 * @param location jar of the local Maven repository, or folder of the checkout
 * @param required symbolic names of required bundles
 * @param host symbolic name of the host when this is a fragment, else null
 * @param platformFilter LDAP filter on os, ws and arch, or null
 */
record Bundle(Path location, String name, String version, List<String> required, Set<String> imported, Set<String> exported,
		String host, String platformFilter) {

	static Bundle of(Path location, Attributes manifest) {
		String name = manifest.getValue("Bundle-SymbolicName");
		if (name == null)
			throw new QuickException(location + " has no Bundle-SymbolicName");
		List<String> host = names(manifest.getValue("Fragment-Host"));
		return new Bundle(location, names(name).get(0), manifest.getValue("Bundle-Version"),
				names(manifest.getValue("Require-Bundle")), new TreeSet<>(names(manifest.getValue("Import-Package"))),
				new TreeSet<>(names(manifest.getValue("Export-Package"))), host.isEmpty() ? null : host.get(0),
				manifest.getValue("Eclipse-PlatformFilter"));
	}

	boolean fragment() {
		return host != null;
	}

	/** Whether the bundle has no native part, or that of this machine. */
	boolean forThisMachine() {
		if (platformFilter == null)
			return true;
		boolean linux = System.getProperty("os.name").equals("Linux");
		String arch = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
		return linux && platformFilter.contains("osgi.os=linux") && platformFilter.contains("osgi.arch=" + arch);
	}

	/** The names in a manifest header: the first part of every clause, commas within quotes aside. */
	private static List<String> names(String header) {
		List<String> names = new ArrayList<>();
		if (header == null)
			return names;
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i <= header.length(); i++) {
			if (i < header.length() && header.charAt(i) == '"')
				quoted = !quoted;
			if (i == header.length() || header.charAt(i) == ',' && !quoted) {
				for (String part : header.substring(start, i).split(";"))
					if (!part.contains("=") && !part.isBlank())
						names.add(part.strip());
				start = i + 1;
			}
		}
		return names;
	}
}
