// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.orrery.model.ObjectKind;
import org.orrery.model.ObjectRef;

/** Storage that several hosts see, drawn once. Known by the key that is equal on all of them. */
public record SharedDatastore(String key) implements Attachment {
	@Override
	public ObjectRef ref() {
		return new ObjectRef("", ObjectKind.DATASTORE, key); //$NON-NLS-1$
	}
}
