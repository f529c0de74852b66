// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.migration;

import java.util.List;

import org.orrery.model.ObjectRef;

/** What follows a drop of VMs on a host. UI thread; neither waits. */
public interface MigrationDrop {
	/** Asks the person to confirm, unless they do not want to be asked, then migrates. */
	void migrate(List<ObjectRef> vms, ObjectRef host);

	/** Says why the host cannot take them. */
	void explain(List<ObjectRef> vms, ObjectRef host, List<String> reasons);
}
