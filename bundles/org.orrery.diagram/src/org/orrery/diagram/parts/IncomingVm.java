// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import org.orrery.model.ObjectRef;

/** The place on a host that a VM will take when its migration is done. @param vm as known at its source */
public record IncomingVm(ObjectRef host, ObjectRef vm, String name) {
}
