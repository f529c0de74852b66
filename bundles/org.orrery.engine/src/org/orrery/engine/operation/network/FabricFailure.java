// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.network;

import org.orrery.engine.operation.OperationException;
import org.orrery.fabric.FabricException;

/** Turns a refusal of a host's switches into what a person reads. */
final class FabricFailure {
	private FabricFailure() {
	}

	/** @param attempted one sentence that says what did not succeed */
	static OperationException of(String attempted, FabricException cause) {
		return new OperationException(Messages.bind(Messages.FabricFailure_reason, attempted, cause.detail()), remedy(cause),
				cause.getMessage(), cause);
	}

	static String remedy(FabricException cause) {
		return switch (cause.code()) {
		case UNREACHABLE, LOST, TIMED_OUT -> Messages.FabricFailure_reachRemedy;
		case CERTIFICATE -> Messages.FabricFailure_certificateRemedy;
		case CONFLICT -> Messages.FabricFailure_conflictRemedy;
		default -> Messages.FabricFailure_otherRemedy;
		};
	}
}
