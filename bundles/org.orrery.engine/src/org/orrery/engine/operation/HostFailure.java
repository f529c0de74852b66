// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation;

import org.orrery.hypervisor.HypervisorException;

/** Turns a host's refusal into what a person reads: the reason, and what to do about that kind of error. */
public final class HostFailure {
	private HostFailure() {
	}

	/** @param attempted one sentence that says what did not succeed; the host's words follow as the detail */
	public static OperationException of(String attempted, HypervisorException cause) {
		String reason = Messages.bind(Messages.HostFailure_reason, attempted, cause.detail());
		return new OperationException(reason, remedy(cause), cause.operation() + ": " + cause.detail(), cause); //$NON-NLS-1$
	}

	/** What a person can do about it. */
	public static String remedy(HypervisorException cause) {
		return switch (cause.code()) {
		case TARGET_UNREACHABLE -> Messages.HostFailure_targetRemedy;
		case UNREACHABLE, CONNECTION_LOST -> Messages.HostFailure_connectionRemedy;
		case CERTIFICATE -> Messages.HostFailure_certificateRemedy;
		case AUTHENTICATION, ACCESS_DENIED -> Messages.HostFailure_accessRemedy;
		case NO_DRIVER, UNSUPPORTED -> Messages.HostFailure_unsupportedRemedy;
		case NOT_FOUND -> Messages.HostFailure_notFoundRemedy;
		case ALREADY_EXISTS -> Messages.HostFailure_existsRemedy;
		case INVALID_STATE -> Messages.HostFailure_stateRemedy;
		case BUSY -> Messages.HostFailure_busyRemedy;
		case NO_RESOURCES -> Messages.HostFailure_resourcesRemedy;
		case MIGRATION_UNSAFE -> Messages.HostFailure_unsafeRemedy;
		case ABORTED -> ""; //$NON-NLS-1$
		default -> Messages.HostFailure_otherRemedy;
		};
	}
}
