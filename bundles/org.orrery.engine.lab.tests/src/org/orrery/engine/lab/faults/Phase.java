// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

/** How far a migration is when the fault strikes. */
enum Phase {
	/** The target has been asked to get ready; nothing of the VM is there. */
	PREPARE,
	/** Disks are being copied. */
	STORAGE_COPY,
	/** Half of the memory is on the target. */
	MEMORY_COPY,
	/** Nearly all of it is. */
	MEMORY_END,
	/** The VM stands still on the source and has not begun on the target. */
	SWITCH_OVER,
	/** It runs on the target, and the source has not forgotten it yet. */
	FINISH
}
