// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import javax.net.ssl.SSLContext;

import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricDriver;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.Safeguard;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;
import org.orrery.fabric.ovs.ovsdb.OvsdbConnection;

/**
 * Opens the Open vSwitch of a host: {@code tcp:HOST[:6640]}, {@code ssl:HOST[:6640]}, {@code unix:PATH}, or the host's own socket through a
 * forwarding of the system's ssh client, {@code ssh:[USER@]HOST[:PORT][/PATH]}.
 */
public final class OvsFabricDriver implements FabricDriver {
	@Override
	public Set<String> kinds() {
		return Set.of("tcp", "ssl", "unix", "ssh"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$
	}

	@Override
	public FabricConnection open(String address, Options options) throws FabricException {
		if (!FabricDriver.kind(address).equals("ssh")) //$NON-NLS-1$
			return network(OvsdbAddress.parse(address), settings(address, options), options);
		SshAddress host = SshAddress.parse(address);
		SshForwarding forwarding = SshForwarding.open(host, options.connect());
		try {
			OvsFabric fabric = OvsFabric.open(forwarding.local(), new SshControl(host, options.connect()), new SshRules(host, options.connect()),
					LldpSource.over(host, options.connect()), settings(address, options), options.datapath());
			fabric.whenEnded(forwarding::close);
			fabric.reachedAt(SshAddress.parse(address).hostName());
			return fabric;
		} catch (FabricException e) {
			forwarding.close();
			throw e;
		}
	}

	private static FabricConnection network(OvsdbAddress address, OvsdbConnection.Settings settings, Options options) throws FabricException {
		OvsFabric fabric = OvsFabric.open(address, settings, options.datapath());
		fabric.reachedAt(address.host());
		return fabric;
	}

	@Override
	public boolean canArm(String address) {
		return FabricDriver.kind(address).equals("ssh"); //$NON-NLS-1$
	}

	@Override
	public Safeguard arm(String address, Options options, List<FabricStep> undo, Duration delay, String name) throws FabricException {
		return SshSafeguard.arm(SshAddress.parse(address), options.connect(), undo, delay, name);
	}

	@Override
	public List<List<String>> commands(String address, List<FabricStep> steps) {
		try {
			return VsctlCommand.of(address, steps);
		} catch (FabricException e) { // no such address: nothing would answer there
			return List.of();
		}
	}

	@Override
	public List<List<String>> rules(String address, List<FabricStep> steps) {
		try {
			return OfctlCommands.of(address, steps);
		} catch (FabricException e) { // no such address: nothing would answer there
			return List.of();
		}
	}

	private static OvsdbConnection.Settings settings(String address, Options options) throws FabricException {
		boolean own = FabricDriver.kind(address).equals("ssl") && !options.certificates().isEmpty(); //$NON-NLS-1$
		SSLContext tls = own ? new CertificateFolder(options.certificates()).context(address) : null;
		return new OvsdbConnection.Settings(tls, options.connect(), options.request(), OvsdbConnection.Settings.standard().keepalive());
	}
}
