// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric;

import java.util.Locale;

import org.orrery.fabric.design.PortProfile.Security;

/**
 * What a switch keeps a VM from doing at its port. Immutable.
 *
 * @param source      the only address that frames from the VM may have, lower case; empty: any
 * @param dhcpServers whether answers of DHCP servers are dropped that come from the VM
 */
public record PortGuard(String source, boolean dhcpServers) {
	/** The VM may send what it likes. */
	public static final PortGuard OPEN = new PortGuard("", false); //$NON-NLS-1$
	/** Somebody has left parts of what Orrery had set: neither is it guarded, nor is it open. Only ever read. */
	public static final PortGuard BROKEN = new PortGuard("?", false); //$NON-NLS-1$

	public PortGuard {
		source = source == null ? "" : source.toLowerCase(Locale.ROOT); //$NON-NLS-1$
	}

	/**
	 * What the security of a profile means for one NIC. A switch does not know which address a guest has given itself: a VM that may change its
	 * address or send in another's name may use any.
	 *
	 * @param security with everything said; @param mac of the NIC as it is defined
	 */
	public static PortGuard of(Security security, String mac) {
		boolean any = security.macChanges() || security.forgedTransmits();
		return new PortGuard(any ? "" : mac, !security.dhcpServer()); //$NON-NLS-1$
	}

	public boolean isOpen() {
		return equals(OPEN);
	}
}
