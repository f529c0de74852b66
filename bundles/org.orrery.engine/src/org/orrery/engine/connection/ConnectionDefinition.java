// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.connection;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A saved connection. Immutable; holds no secret.
 *
 * @param id           stable, letters, digits and '-' only
 * @param uri          as typed, valid
 * @param label        shown instead of the host name when not empty
 * @param datacenter   where the host stands in the tree; @param folders below it; @param cluster empty: none
 * @param certificates folder of the TLS client certificate, empty: the system's
 * @param switches     where the host's virtual switches are asked, such as {@code tcp:h1:6640}; empty: as the URI suggests
 */
public record ConnectionDefinition(String id, String uri, String label, String datacenter, List<String> folders, String cluster,
		boolean autoConnect, String certificates, String switches) {
	public ConnectionDefinition {
		Objects.requireNonNull(uri, "uri"); //$NON-NLS-1$
		if (id == null || !id.matches("[A-Za-z0-9-]{1,64}")) //$NON-NLS-1$
			throw new IllegalArgumentException("Connection id of letters, digits and '-' expected: " + id); //$NON-NLS-1$
		label = label == null ? "" : label; //$NON-NLS-1$
		datacenter = datacenter == null || datacenter.isBlank() ? "Datacenter" : datacenter; //$NON-NLS-1$
		folders = folders == null ? List.of() : List.copyOf(folders);
		cluster = cluster == null ? "" : cluster; //$NON-NLS-1$
		certificates = certificates == null ? "" : certificates; //$NON-NLS-1$
		switches = switches == null ? "" : switches; //$NON-NLS-1$
	}

	/** Its switches are asked as the URI suggests. */
	public ConnectionDefinition(String id, String uri, String label, String datacenter, List<String> folders, String cluster, boolean autoConnect,
			String certificates) {
		this(id, uri, label, datacenter, folders, cluster, autoConnect, certificates, ""); //$NON-NLS-1$
	}

	/** The same with its switches asked there. */
	public ConnectionDefinition withSwitches(String address) {
		return new ConnectionDefinition(id, uri, label, datacenter, folders, cluster, autoConnect, certificates, address);
	}

	/** A new one with a fresh id. */
	public static ConnectionDefinition of(String uri, String label, String datacenter, String cluster) {
		return new ConnectionDefinition(UUID.randomUUID().toString().substring(0, 8), uri, label, datacenter, List.of(), cluster, true, ""); //$NON-NLS-1$
	}
}
