// SPDX-License-Identifier: EPL-2.0
package org.orrery.diagram.editor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.gef.GraphicalViewer;
import org.orrery.diagram.parts.AbstractNodeEditPart;
import org.orrery.diagram.parts.AlarmSigns;
import org.orrery.engine.alarm.Alarm;
import org.orrery.model.inventory.InventoryObject;
import org.orrery.ui.AlarmFeed;
import org.orrery.ui.AlarmMark;

/** Keeps the marks of alarms on the figures of one diagram. UI thread. */
final class AlarmMarks implements AlarmSigns, AlarmFeed.Listener {
	private final AlarmFeed feed;
	private GraphicalViewer viewer;

	AlarmMarks(AlarmFeed feed) {
		this.feed = feed;
	}

	void start(GraphicalViewer shown) {
		viewer = shown;
		feed.addListener(this);
	}

	@Override
	public Optional<AlarmMark> mark(InventoryObject object) {
		return feed.mark(object);
	}

	@Override
	public List<Alarm> of(InventoryObject object) {
		return feed.of(object);
	}

	@Override
	public void alarmsChanged(Set<InventoryObject> marked) {
		for (Object object : new HashSet<Object>(marked))
			if (viewer.getEditPartRegistry().get(object) instanceof AbstractNodeEditPart<?, ?> part)
				part.updateAlarm();
	}

	void dispose() {
		feed.removeListener(this);
	}
}
