// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.operation.migration.bulk;

import org.orrery.model.ObjectRef;

/** One VM of a bulk migration and where it is to go. Immutable. @param vm as known at its source; the names are those of the inventory */
public record BulkMove(ObjectRef vm, ObjectRef target, String vmName, String sourceName, String targetName) {
	public ObjectRef source() {
		return ObjectRef.host(vm.connection());
	}

	/** Of the VM that has arrived, to where it came from. */
	BulkMove back() {
		return new BulkMove(ObjectRef.vm(target.connection(), vm.id()), source(), vmName, targetName, sourceName);
	}
}
