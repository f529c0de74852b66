// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Virtual switches of one name, drawn once: VMs that move between their hosts stay on the same network. */
public record SharedNetwork(String name) implements Attachment {
	@Override
	public ObjectRef ref() {
		return new ObjectRef("", ObjectKind.VIRTUAL_SWITCH, name); //$NON-NLS-1$
	}
}
