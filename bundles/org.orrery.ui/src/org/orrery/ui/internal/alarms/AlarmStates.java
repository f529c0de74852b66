// SPDX-License-Identifier: EPL-2.0
package org.orrery.ui.internal.alarms;

import java.time.Instant;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.orrery.engine.alarm.Alarm;
import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.ui.Images;
import org.orrery.ui.Words;

/** What is said of an alarm in every place. UI thread. */
public final class AlarmStates {
	private AlarmStates() {
	}

	public static String image(Alarm alarm) {
		return alarm.severity() == AlarmSeverity.CRITICAL ? "state/critical" : "state/warning"; //$NON-NLS-1$ //$NON-NLS-2$
	}

	static Image of(AlarmSeverity severity) {
		return Images.image(severity == AlarmSeverity.CRITICAL ? "state/critical" : "state/warning"); //$NON-NLS-1$ //$NON-NLS-2$
	}

	/** "web-1 on h1", "h1" */
	public static String place(Alarm alarm) {
		return alarm.subjectName().equals(alarm.host()) ? alarm.subjectName() : NLS.bind(Messages.Place, alarm.subjectName(), alarm.host());
	}

	/** What people have done about it, or how it ended. */
	public static String state(Alarm alarm) {
		Instant now = Instant.now();
		if (!alarm.isOpen())
			return NLS.bind(Messages.State_ended, Words.relative(alarm.cleared(), now), alarm.ending());
		if (alarm.isMuted(now))
			return alarm.mutedUntil().equals(Instant.MAX) ? Messages.State_mutedForEver : NLS.bind(Messages.State_muted, Words.absolute(alarm.mutedUntil()));
		if (alarm.isAcknowledged())
			return NLS.bind(alarm.acknowledged().note().isEmpty() ? Messages.State_acknowledged : Messages.State_acknowledgedNote, alarm.acknowledged().who(),
					alarm.acknowledged().note());
		return Messages.State_open;
	}
}
