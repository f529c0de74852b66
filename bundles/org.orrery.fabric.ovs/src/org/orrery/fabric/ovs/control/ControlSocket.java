// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/**
 * The control socket of ovs-vswitchd, which ovs-appctl talks to (unixctl: JSON-RPC 1.0, commands as methods, answers as text). It tells what no
 * database keeps: learnt addresses, the state of teams, what becomes of a frame. A unix socket on the host itself; of another host, one
 * that ssh forwards. Thread-safe.
 */
public final class ControlSocket implements AutoCloseable {
	private final ControlSource source;
	private final OvsdbConnection.Settings settings;

	// guarded by this
	private OvsdbConnection connection;

	public ControlSocket(ControlSource source, OvsdbConnection.Settings settings) {
		this.source = source;
		this.settings = settings;
	}

	/** Asks and waits. @throws FabricException REFUSED with the daemon's own words */
	public String ask(String command, String... arguments) throws FabricException {
		JsonArray parameters = new JsonArray();
		for (String argument : arguments)
			parameters.add(argument);
		OvsdbConnection open = open();
		JsonElement answer = open.call(command, parameters);
		if (answer.isJsonPrimitive())
			return answer.getAsString();
		throw new FabricException(Code.MALFORMED, NLS.bind(Messages.ControlSocket_asking, command, open.address()), answer.toString());
	}

	private synchronized OvsdbConnection open() throws FabricException {
		if (connection == null || connection.ended().isDone())
			connection = OvsdbConnection.open(source.find(), settings);
		return connection;
	}

	@Override
	public synchronized void close() {
		if (connection != null)
			connection.close();
		source.close();
	}
}
