// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.network;

import org.orrery.fabric.FabricStep;
import org.orrery.fabric.PortConfig.Kind;

/** A design changed to what hosts have. Pure. */
public final class Adoption {
	private Adoption() {
	}

	/** Whether a design can say what the host has there: uplinks and settings of the switch are drawn for each host, ports follow profiles. */
	static boolean isPossible(FabricStep overwrite) {
		return switch (overwrite) {
		case FabricStep.AddPort add -> add.port().kind() == Kind.UPLINK;
		case FabricStep.RemovePort remove -> remove.port().kind() == Kind.UPLINK;
		case FabricStep.SetPort set -> false;
		default -> true;
		};
	}
}
