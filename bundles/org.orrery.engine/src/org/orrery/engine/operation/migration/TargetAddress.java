// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Set;

import org.orrery.hypervisor.HypervisorUri;

/**
 * How the source host dials the target's hypervisor: not the way the console does, which may go through a local socket or a tunnel.
 *
 * @param uri     null when there is none
 * @param guessed derived from the host name instead of told
 * @param problem why there is none, empty when there is one
 */
public record TargetAddress(HypervisorUri uri, boolean guessed, String problem) {
	private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]", "::1"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$

	static TargetAddress of(HostFacts source, HostFacts target, MigrationOptions options) {
		if (!options.targetUri().isBlank()) {
			try {
				return new TargetAddress(HypervisorUri.parse(options.targetUri()), false, ""); //$NON-NLS-1$
			} catch (IllegalArgumentException e) {
				return new TargetAddress(null, false, String.valueOf(e.getMessage()));
			}
		}
		HypervisorUri own = target.uri();
		if (own != null && own.host().isPresent() && !own.transport().equals("unix") && !isLocal(own.host().get())) //$NON-NLS-1$
			return new TargetAddress(withoutLocalParameters(own), false, ""); //$NON-NLS-1$
		return byHostName(source, target);
	}

	/** Parameters (socket, pkipath, keyfile) are paths on the console's machine: they mean nothing on the source host. */
	private static HypervisorUri withoutLocalParameters(HypervisorUri uri) {
		String text = uri.toString();
		int question = text.indexOf('?');
		return question < 0 ? uri : HypervisorUri.parse(text.substring(0, question));
	}

	/** The way the source itself is reached is most likely the way hosts reach each other; TLS is libvirt's own default. */
	private static TargetAddress byHostName(HostFacts source, HostFacts target) {
		String hostname = target.host() == null ? "" : target.host().hostname(); //$NON-NLS-1$
		if (hostname.isEmpty() || isLocal(hostname) || hostname.startsWith("localhost.")) //$NON-NLS-1$
			return new TargetAddress(null, true, Messages.bind(Messages.TargetAddress_noName, target.name()));
		HypervisorUri like = source.uri();
		boolean network = like != null && Set.of("tcp", "tls", "ssh").contains(like.transport()); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
		String driver = target.uri() == null ? "qemu" : target.uri().driver(); //$NON-NLS-1$
		String user = network ? like.user().map(name -> name + '@').orElse("") : ""; //$NON-NLS-1$ //$NON-NLS-2$
		String path = target.uri() == null || target.uri().path().isEmpty() ? "/system" : target.uri().path(); //$NON-NLS-1$
		return new TargetAddress(HypervisorUri.parse(driver + '+' + (network ? like.transport() : "tls") + "://" + user + hostname + path), true, //$NON-NLS-1$ //$NON-NLS-2$
				""); //$NON-NLS-1$
	}

	private static boolean isLocal(String host) {
		return LOCAL.contains(host);
	}
}
