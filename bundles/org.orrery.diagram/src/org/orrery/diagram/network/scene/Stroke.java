// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.network.scene;

import org.orrery.fabric.edit.DesignEdit;
import org.orrery.fabric.edit.EditRefusedException;

/** What one gesture, key or cell does to the state: the design, or what VMs' NICs are to be connected to. Pure. */
@FunctionalInterface
public interface Stroke {
	DesignState apply(DesignState state) throws EditRefusedException;

	static Stroke of(DesignEdit edit) {
		return state -> state.with(edit.apply(state.design()));
	}
}
