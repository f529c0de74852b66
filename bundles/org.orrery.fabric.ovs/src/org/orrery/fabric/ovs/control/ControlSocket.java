// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;

/**
 * The control socket of ovs-vswitchd, which ovs-appctl talks to (unixctl: JSON-RPC 1.0, commands as methods, answers as text). It tells what no
 * database keeps: learnt addresses, the state of teams, what becomes of a frame. A unix socket on the host itself; of another host, one
 * that ssh forwards. Thread-safe.
 */
public final class ControlSocket implements AutoCloseable {
	private final OvsdbAddress address;
	private final OvsdbConnection.Settings settings;

	// guarded by this
	private OvsdbConnection connection;

	public ControlSocket(OvsdbAddress address, OvsdbConnection.Settings settings) {
		this.address = address;
		this.settings = settings;
	}

	/** The one in the same folder as a database's own socket, where Open vSwitch puts it; empty when there is none or it cannot be known. */
	public static Optional<OvsdbAddress> beside(OvsdbAddress database) {
		Path folder = database.kind() == OvsdbAddress.Kind.UNIX ? Path.of(database.path()).toAbsolutePath().getParent() : null;
		if (folder == null)
			return Optional.empty();
		try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "ovs-vswitchd.*ctl")) { //$NON-NLS-1$
			for (Path socket : found)
				if (isCurrent(folder, socket))
					return Optional.of(OvsdbAddress.parse("unix:" + socket)); //$NON-NLS-1$
		} catch (IOException | FabricException e) {
			System.getLogger(ControlSocket.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
		}
		return Optional.empty();
	}

	/** A daemon that was killed leaves its socket behind; its number is in the socket's name. */
	private static boolean isCurrent(Path folder, Path socket) throws IOException {
		Path pid = folder.resolve("ovs-vswitchd.pid"); //$NON-NLS-1$
		return !Files.isReadable(pid) || socket.getFileName().toString().equals("ovs-vswitchd." + Files.readString(pid).strip() + ".ctl"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** Asks and waits. @throws FabricException REFUSED with the daemon's own words */
	public String ask(String command, String... arguments) throws FabricException {
		JsonArray parameters = new JsonArray();
		for (String argument : arguments)
			parameters.add(argument);
		JsonElement answer = open().call(command, parameters);
		if (answer.isJsonPrimitive())
			return answer.getAsString();
		throw new FabricException(Code.MALFORMED, NLS.bind(Messages.ControlSocket_asking, command, address), answer.toString());
	}

	/** A daemon that was started anew has another socket under the same name only where an administrator chose it. */
	private synchronized OvsdbConnection open() throws FabricException {
		if (connection == null || connection.ended().isDone())
			connection = OvsdbConnection.open(address, settings);
		return connection;
	}

	@Override
	public synchronized void close() {
		if (connection != null)
			connection.close();
	}
}
