// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

/** What is true of one VM of a bulk migration. */
public enum VmOutcome {
	/** On its target. */
	MOVED,
	/** It was tried; the VM is on its source as before. */
	AT_SOURCE,
	/** Not tried: refused by a rule, or the queue was stopped before its turn. The VM is where it was. */
	NOT_BEGUN,
	/** Waits for its turn. */
	WAITING,
	/** Under way now. */
	MOVING,
	/** Nobody could say where it is: a person has to look. */
	UNDECIDED
}
