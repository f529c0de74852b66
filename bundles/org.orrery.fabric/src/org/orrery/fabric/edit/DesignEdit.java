// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.edit;

import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.NetworkDesign;

/** One stroke: from a design to the next. Pure; the same edit may be asked for a design again and again, as a drag does. */
@FunctionalInterface
public interface DesignEdit {
	/** @throws EditRefusedException why not; the design stays as it is */
	NetworkDesign apply(NetworkDesign design) throws EditRefusedException;

	/** What becomes of one switch. */
	@FunctionalInterface
	interface OfSwitch {
		DistributedSwitch apply(DistributedSwitch drawn) throws EditRefusedException;
	}

	/** An edit of one switch; refused when that is gone. */
	static DesignEdit of(UUID id, OfSwitch change) {
		return design -> {
			DistributedSwitch drawn = design.withId(id)
					.orElseThrow(() -> new EditRefusedException(Messages.Edit_switchGone, Messages.Edit_goneRemedy));
			return design.replacing(change.apply(drawn));
		};
	}

	/** This one, then the other: one stroke for a person. */
	default DesignEdit then(DesignEdit other) {
		return design -> other.apply(apply(design));
	}

	static EditRefusedException refuse(String words, String remedy, Object... names) {
		return new EditRefusedException(NLS.bind(words, names), NLS.bind(remedy, names));
	}
}
