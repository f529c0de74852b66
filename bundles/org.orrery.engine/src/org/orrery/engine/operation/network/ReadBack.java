// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import java.util.List;

import org.orrery.fabric.FabricConnection;
import org.orrery.fabric.FabricException;
import org.orrery.fabric.FabricStep;
import org.orrery.fabric.plan.AppliedSteps;

/** Looks whether a host has what was written to it. */
final class ReadBack {
	private static final long PATIENCE_MILLIS = 5000;
	private static final long PAUSE_MILLIS = 20;

	private ReadBack() {
	}

	/** Waits at most 5 s: the host's own news may come a moment after its answer. @param undo what would take the change back: it fits only when all of it is there */
	static boolean confirms(FabricConnection host, List<FabricStep> undo) throws FabricException {
		long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
		while (!AppliedSteps.possible(host.switches(), undo)) {
			if (System.nanoTime() > end)
				return false;
			try {
				Thread.sleep(PAUSE_MILLIS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				return false;
			}
		}
		return true;
	}
}
