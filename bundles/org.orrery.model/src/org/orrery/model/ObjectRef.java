// SPDX-License-Identifier: EPL-2.0
package org.orrery.model;

import java.util.Locale;
import java.util.Objects;

/**
 * Identity of anything in the fleet: the connection it was seen through, its kind, and an id that the hypervisor keeps for life (UUID;
 * MAC address, device or key where there is no UUID). Never a name: names are not unique and change. Immutable; may cross threads.
 *
 * @param connection id of the connection; empty for what exists in the console only (datacenter, folder, cluster)
 */
public record ObjectRef(String connection, ObjectKind kind, String id) {
	public ObjectRef {
		Objects.requireNonNull(kind, "kind"); //$NON-NLS-1$
		if (connection == null || connection.indexOf('/') >= 0)
			throw new IllegalArgumentException("Connection id without '/' expected: " + connection); //$NON-NLS-1$
		if (id == null || id.isEmpty())
			throw new IllegalArgumentException("Id expected"); //$NON-NLS-1$
	}

	/** The host of a connection: every connection leads to exactly one. */
	public static ObjectRef host(String connection) {
		return new ObjectRef(connection, ObjectKind.HOST, connection);
	}

	public static ObjectRef vm(String connection, Object uuid) {
		return new ObjectRef(connection, ObjectKind.VM, uuid.toString());
	}

	/**
	 * Inverse of {@link #toString()}; EMF calls it when it reads documents.
	 *
	 * @throws IllegalArgumentException when the text is no reference
	 */
	public static ObjectRef valueOf(String text) {
		String[] parts = text.split("/", 3); //$NON-NLS-1$
		if (parts.length != 3)
			throw new IllegalArgumentException("Not an object reference (kind/connection/id): " + text); //$NON-NLS-1$
		ObjectKind kind;
		try {
			kind = ObjectKind.valueOf(parts[0].toUpperCase(Locale.ROOT));
		} catch (IllegalArgumentException e) {
			throw new IllegalArgumentException("Unknown kind \"" + parts[0] + "\" in object reference " + text, e); //$NON-NLS-1$ //$NON-NLS-2$
		}
		return new ObjectRef(parts[1], kind, parts[2]);
	}

	@Override
	public String toString() {
		return kind.name().toLowerCase(Locale.ROOT) + '/' + connection + '/' + id;
	}
}
