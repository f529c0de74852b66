// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/** Asks the LLDP daemon (lldpd) of a host, which hears what switches say of themselves. */
interface LldpSource {
	/** By a shell: what goes wrong is said in place of an answer. */
	String COMMAND = "lldpctl -f json0 2>&1; true"; //$NON-NLS-1$

	/** @return what lldpctl prints. @throws FabricException UNREACHABLE, UNSUPPORTED when there is no way to it */
	String ask() throws FabricException;

	static LldpSource over(SshAddress host, Duration limit) {
		return () -> SshForwarding.run(host, limit, COMMAND);
	}

	/** On this computer, when its database is reached by its socket. */
	static LldpSource beside(OvsdbAddress database, Duration limit) {
		if (database.kind() != OvsdbAddress.Kind.UNIX)
			return () -> {
				throw new FabricException(Code.UNSUPPORTED, Messages.LldpSource_asking, Messages.LldpSource_noWay);
			};
		return () -> here(limit);
	}

	private static String here(Duration limit) throws FabricException {
		try {
			Process process = new ProcessBuilder("sh", "-c", COMMAND).redirectErrorStream(true).start(); //$NON-NLS-1$ //$NON-NLS-2$
			process.getOutputStream().close();
			process.onExit().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS).whenComplete((ended, late) -> process.destroyForcibly());
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new FabricException(Code.UNSUPPORTED, Messages.LldpSource_asking, String.valueOf(e.getMessage()), e);
		}
	}
}
