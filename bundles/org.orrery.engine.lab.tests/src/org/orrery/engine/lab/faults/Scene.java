// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;

import org.orrery.engine.lab.Lab;

/** Who takes part in one case. */
record Scene(Lab lab, HostMachine source, HostMachine target, String vm, Phase phase, Attempt attempt) {

	/** Takes the small datastore away that lay over the host's own; what is in it goes with it, so it is looked into before. */
	void leaveDatastore(String folder) throws IOException {
		lab.virsh(target.host, "pool-refresh", "local");
		String left = String.join(", ", lab.volumes(target.host, "local"));
		lab.onHost(target.host, "umount", "-l", folder);
		lab.virsh(target.host, "pool-refresh", "local");
		if (!left.isEmpty())
			throw new IOException("left in the full datastore: " + left);
	}
}
