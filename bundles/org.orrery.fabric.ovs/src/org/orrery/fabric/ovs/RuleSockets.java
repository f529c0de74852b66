// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/** Where the rules of a host's bridges can be read and set. One thread at a time. */
interface RuleSockets extends AutoCloseable {
	/** Why there is no way to them, with the remedy; empty: there is one. */
	default String missing() {
		return ""; //$NON-NLS-1$
	}

	/** May dial the host. @throws FabricException UNSUPPORTED, UNREACHABLE */
	OvsdbAddress of(String bridge) throws FabricException;

	@Override
	default void close() {
	}

	/** In the same folder as a database's own socket, where Open vSwitch puts them. */
	static RuleSockets beside(OvsdbAddress database) {
		if (database.kind() != OvsdbAddress.Kind.UNIX)
			return none(database);
		return bridge -> new OvsdbAddress(OvsdbAddress.Kind.UNIX, "", 0, name(database.path(), bridge)); //$NON-NLS-1$
	}

	/** @param database path of its socket on the host */
	static String name(String database, String bridge) {
		return String.valueOf(Path.of(database).resolveSibling(bridge + ".mgmt")); //$NON-NLS-1$
	}

	private static RuleSockets none(OvsdbAddress database) {
		return new RuleSockets() {
			@Override
			public String missing() {
				return NLS.bind(Messages.RuleSockets_missing, database);
			}

			@Override
			public OvsdbAddress of(String bridge) throws FabricException {
				throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.RuleSockets_finding, bridge), missing());
			}
		};
	}
}
