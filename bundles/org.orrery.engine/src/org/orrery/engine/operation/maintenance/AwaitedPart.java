// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.maintenance;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.OperationException;
import org.orrery.engine.task.TaskMonitor;
import org.orrery.engine.task.TaskPart;
import org.orrery.engine.task.TaskRecord;

/** A part that the whole waits for; a cancel of the whole cancels it. */
final class AwaitedPart {
	private AwaitedPart() {
	}

	/** Returns when it has succeeded. @throws OperationException with its reason, of the same kind as its end */
	static void run(Operation operation, TaskMonitor monitor) throws OperationException {
		monitor.checkCancelled();
		TaskPart part = monitor.submit(operation);
		monitor.onCancel(part::cancel);
		TaskRecord end;
		try {
			end = part.done().join();
		} catch (CancellationException | CompletionException e) {
			throw new OperationException(Messages.AwaitedPart_closing, "", "", e); //$NON-NLS-1$ //$NON-NLS-2$
		} finally {
			monitor.onCancel(null);
		}
		switch (end.state()) {
		case SUCCEEDED -> {
			return;
		}
		case CANCELLED -> throw OperationException.cancelled(end.reason());
		case UNDECIDED -> throw OperationException.undecided(end.reason(), end.remedy());
		default -> throw new OperationException(Messages.bind(Messages.AwaitedPart_failed, end.title(), end.reason()), end.remedy(), end.detail(), null);
		}
	}
}
