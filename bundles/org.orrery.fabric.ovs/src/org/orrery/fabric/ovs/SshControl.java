// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.nio.file.Path;
import java.time.Duration;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricException.Code;
import org.orrery.fabric.ovs.control.ControlSource;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/** The control socket of a host's ovs-vswitchd through a forwarding by ssh, made when somebody looks inside for the first time. One thread at a time. */
final class SshControl implements ControlSource {
	private final SshAddress address;
	private final Duration limit;
	private SshForwarding forwarding;

	SshControl(SshAddress address, Duration limit) {
		this.address = address;
		this.limit = limit;
	}

	@Override
	public OvsdbAddress find() throws FabricException {
		close();
		String folder = String.valueOf(Path.of(address.path()).getParent());
		String pid = folder + "/ovs-vswitchd.pid"; //$NON-NLS-1$
		String words = SshForwarding.run(address, limit, "cat " + pid).strip(); //$NON-NLS-1$
		if (!words.matches("[0-9]{1,10}")) //$NON-NLS-1$
			throw new FabricException(Code.UNSUPPORTED, NLS.bind(Messages.SshControl_finding, address.target()), NLS.bind(Messages.SshControl_noDaemon, pid, words));
		forwarding = SshForwarding.open(address.withPath(folder + "/ovs-vswitchd." + words + ".ctl"), limit); //$NON-NLS-1$ //$NON-NLS-2$
		return forwarding.local();
	}

	@Override
	public void close() {
		if (forwarding != null)
			forwarding.close();
		forwarding = null;
	}
}
