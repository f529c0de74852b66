// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration;

import java.util.Collection;
import java.util.function.Consumer;

import org.orrery.engine.operation.OperationContext;
import org.orrery.model.ObjectRef;

/** Runs the migration prechecks of one VM against many hosts at once, for drag feedback and the wizard. Thread-safe. */
public final class MigrationAdvisor implements AutoCloseable {
	public MigrationAdvisor(OperationContext context) {
		throw new UnsupportedOperationException("being built"); //$NON-NLS-1$
	}

	/** @param tasks whose finished migrations tell what to expect of the next */
	public MigrationAdvisor(OperationContext context, org.orrery.engine.task.Tasks tasks) {
		this(context);
	}

	/** Blocks on hosts: engine threads and the command line only. */
	public MigrationVerdict check(ObjectRef vm, ObjectRef target, MigrationOptions options) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Checks all targets in parallel; each verdict reaches the sink as it is known, on an engine thread. Never blocks: for the UI thread.
	 *
	 * @return close it to drop verdicts still to come (the drag ended)
	 */
	public AutoCloseable checkAll(ObjectRef vm, Collection<ObjectRef> targets, MigrationOptions options, Consumer<MigrationVerdict> sink) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void close() {
	}
}
