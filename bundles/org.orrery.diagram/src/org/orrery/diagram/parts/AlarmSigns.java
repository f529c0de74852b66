// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.parts;

import java.util.List;
import java.util.Optional;

import org.orrery.engine.alarm.Alarm;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.AlarmMark;

/** Where edit parts learn of open alarms. UI thread. */
public interface AlarmSigns {
	/** For pictures nobody watches. */
	AlarmSigns NONE = new AlarmSigns() {
		@Override
		public Optional<AlarmMark> mark(InventoryObject object) {
			return Optional.empty();
		}

		@Override
		public List<Alarm> of(InventoryObject object) {
			return List.of();
		}
	};

	/** The worst of the object and all below it. */
	Optional<AlarmMark> mark(InventoryObject object);

	/** Those that are open, the worst first. */
	List<Alarm> of(InventoryObject object);
}
