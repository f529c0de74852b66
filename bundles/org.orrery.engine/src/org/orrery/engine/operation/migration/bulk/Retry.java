// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import java.time.Duration;
import java.util.Optional;

import org.orrery.engine.operation.Finding;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskRecord;
import org.orrery.hypervisor.HypervisorException;

/** Whether and when a move that did not succeed is tried again. */
final class Retry {
	private static final Duration FIRST = Duration.ofSeconds(2);

	private Retry() {
	}

	/**
	 * Only where nothing has moved and the cause goes away by itself: a rule's refusal, an abort or an unknown outcome stays.
	 *
	 * @param hostLost source or target did not answer at some time since the move began: whatever the hypervisor called the failure, that was its cause
	 */
	static boolean canHelp(TaskRecord record, Optional<OperationException> failure, boolean hostLost) {
		return switch (record.state()) {
		case REFUSED -> record.findings().stream().anyMatch(Retry::isSilence);
		case FAILED -> hostLost || failure.map(Throwable::getCause).filter(Retry::isTransient).isPresent();
		default -> false;
		};
	}

	private static boolean isSilence(Finding finding) {
		return finding.rule().equals("migration.source-connected") || finding.rule().equals("migration.target-connected"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	private static boolean isTransient(Throwable cause) {
		return cause instanceof HypervisorException refusal && switch (refusal.code()) {
		case UNREACHABLE, CONNECTION_LOST, TARGET_UNREACHABLE, BUSY -> true;
		default -> false;
		};
	}

	static Duration pause(int attempt) {
		return FIRST.multipliedBy(1L << Math.min(attempt - 1, 5));
	}
}
