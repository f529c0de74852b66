// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.hypervisor.HypervisorUri;

/** Where the switches of a connection's host are asked. */
final class SwitchAddress {
	private static final String LOCAL = "unix:/run/openvswitch/db.sock"; //$NON-NLS-1$

	private SwitchAddress() {
	}

	/** By which a timer can be set on the host: ssh where the switches or the hypervisor are reached by it. */
	static String guard(ConnectionDefinition definition) {
		String own = of(definition);
		String suggested = definition.switches().isEmpty() ? own : of(definition.withSwitches("")); //$NON-NLS-1$
		return !own.startsWith("ssh:") && suggested.startsWith("ssh:") ? suggested : own; //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** As it is set, else the way that the hypervisor is reached: the same trust, the same names. Empty: that kind of host has none. */
	static String of(ConnectionDefinition definition) {
		if (!definition.switches().isEmpty())
			return definition.switches();
		HypervisorUri uri = HypervisorUri.parse(definition.uri());
		String host = uri.host().orElse(""); //$NON-NLS-1$
		if (uri.driver().equals("sim")) //$NON-NLS-1$
			return "sim:" + host + uri.path(); //$NON-NLS-1$
		if (!uri.driver().equals("qemu") && !uri.driver().equals("lxc") && !uri.driver().equals("xen")) //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
			return ""; //$NON-NLS-1$
		if (host.isEmpty())
			return LOCAL;
		return switch (uri.transport()) {
		case "unix" -> LOCAL; //$NON-NLS-1$
		case "tcp" -> "tcp:" + host + ":6640"; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		case "ssh", "libssh", "libssh2" -> "ssh:" + uri.user().map(user -> user + '@').orElse("") + host //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
				+ (uri.port().isPresent() ? ":" + uri.port().getAsInt() : ""); //$NON-NLS-1$ //$NON-NLS-2$
		default -> "ssl:" + host + ":6640"; //$NON-NLS-1$ //$NON-NLS-2$
		};
	}
}
