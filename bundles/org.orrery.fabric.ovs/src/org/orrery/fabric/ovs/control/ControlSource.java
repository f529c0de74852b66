// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs.control;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/**
 * Knows where the control socket of a host's ovs-vswitchd is now: the daemon's process number is in its name, so another start has another one.
 * Asked before each connecting, by one thread at a time.
 */
public interface ControlSource extends AutoCloseable {
	/** May dial the host. @throws FabricException UNSUPPORTED when there is no way to it, with the remedy */
	OvsdbAddress find() throws FabricException;

	@Override
	default void close() {
	}

	static ControlSource at(OvsdbAddress address) {
		return () -> address;
	}

	/** The one in the same folder as a database's own socket, where Open vSwitch puts it. */
	static ControlSource beside(OvsdbAddress database) {
		return () -> {
			Path folder = database.kind() == OvsdbAddress.Kind.UNIX ? Path.of(database.path()).toAbsolutePath().getParent() : null;
			if (folder != null)
				try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "ovs-vswitchd.*ctl")) { //$NON-NLS-1$
					for (Path socket : found)
						if (isCurrent(folder, socket))
							return OvsdbAddress.parse("unix:" + socket); //$NON-NLS-1$
				} catch (IOException e) {
					System.getLogger(ControlSource.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
				}
			throw unknown(database);
		};
	}

	/** A daemon that was killed leaves its socket behind. */
	private static boolean isCurrent(Path folder, Path socket) throws IOException {
		Path pid = folder.resolve("ovs-vswitchd.pid"); //$NON-NLS-1$
		return !Files.isReadable(pid) || socket.getFileName().toString().equals("ovs-vswitchd." + Files.readString(pid).strip() + ".ctl"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static FabricException unknown(OvsdbAddress database) {
		return new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.ControlSource_finding, database), Messages.ControlSource_unknown);
	}
}
