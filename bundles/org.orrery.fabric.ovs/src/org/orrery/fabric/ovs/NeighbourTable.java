// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which device of a host answers here, as the kernel of this computer knows it. Only IPv4, and only where no router is between. */
final class NeighbourTable {
	private static final Path TABLE = Path.of("/proc/net/arp"); //$NON-NLS-1$
	private static final String NONE = "00:00:00:00:00:00"; //$NON-NLS-1$

	private NeighbourTable() {
	}

	/** @param host name or address; the name may be asked of a name server */
	static Optional<String> mac(String host) {
		try {
			return mac(Files.readString(TABLE), InetAddress.getByName(host).getHostAddress());
		} catch (IOException e) { // no such name, or no such table on this system
			return Optional.empty();
		}
	}

	/** Lines of address, hardware type, flags, MAC address, mask and device. */
	static Optional<String> mac(String table, String address) {
		return table.lines().map(line -> line.strip().split("\\s+")).filter(words -> words.length >= 6 && words[0].equals(address) && !words[3].equals(NONE)) //$NON-NLS-1$
				.map(words -> words[3]).findFirst();
	}
}
