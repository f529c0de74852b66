// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.ovs;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.orrery.fabric.FabricException;
import org.orrery.fabric.ovs.ovsdb.OvsdbAddress;

/** The sockets of a host's bridges through forwardings by ssh, each made when somebody asks for it. One thread at a time. */
final class SshRules implements RuleSockets {
	private final SshAddress address;
	private final Duration limit;
	private final Map<String, SshForwarding> forwardings = new HashMap<>();

	SshRules(SshAddress address, Duration limit) {
		this.address = address;
		this.limit = limit;
	}

	/** A new forwarding: who asks again has lost the last. */
	@Override
	public OvsdbAddress of(String bridge) throws FabricException {
		SshForwarding old = forwardings.remove(bridge);
		if (old != null)
			old.close();
		SshForwarding made = SshForwarding.open(address.withPath(RuleSockets.name(address.path(), bridge)), limit);
		forwardings.put(bridge, made);
		return made.local();
	}

	@Override
	public void close() {
		forwardings.values().forEach(SshForwarding::close);
		forwardings.clear();
	}
}
