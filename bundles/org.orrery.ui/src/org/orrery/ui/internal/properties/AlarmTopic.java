// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.properties;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.orrery.engine.alarm.Alarm;
import org.orrery.model.inventory.Datastore;
import org.orrery.model.inventory.Host;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.model.inventory.VirtualMachine;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.Words;
import org.orrery.ui.internal.alarms.AlarmStates;

/** Open alarms of a VM, a datastore, or a host with all that is on it. UI thread. */
final class AlarmTopic {
	private AlarmTopic() {
	}

	/** Empty for objects that have no rules. */
	static Optional<Topic> of(InventoryObject object, AlarmFeed feed) {
		if (!(object instanceof VirtualMachine || object instanceof Host || object instanceof Datastore))
			return Optional.empty();
		List<Alarm> alarms = feed.of(object);
		List<List<String>> rows = alarms.stream().map(alarm -> List.of(alarm.severity().inWords(), alarm.subjectName(), alarm.what(),
				Words.relative(alarm.since(), Instant.now()), AlarmStates.state(alarm))).toList();
		return Optional.of(Topic.ofListing(Messages.Topic_alarms, new Listing(List.of(Messages.Alarm_severity, Messages.Alarm_object, Messages.Alarm_what,
				Messages.Alarm_since, Messages.Alarm_state), rows, alarms.stream().map(AlarmStates::image).toList(), Messages.Alarm_none)));
	}
}
