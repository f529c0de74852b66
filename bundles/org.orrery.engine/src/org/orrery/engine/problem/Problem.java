// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.problem;

import java.time.Instant;
import java.util.Optional;

import org.orrery.engine.alarm.AlarmSeverity;
import org.orrery.model.ObjectRef;

/**
 * Something that is not as it should be. Immutable.
 *
 * @param object  that it is about; null: the data folder of Orrery itself
 * @param name    of the object or task; @param host name of the host that it is on, may be empty
 * @param what    is wrong; @param remedy the next step, may be empty where what is wrong says it
 * @param since   null: not known
 * @param related id of the task or the alarm; empty where it is neither
 */
public record Problem(Kind kind, AlarmSeverity severity, ObjectRef object, String name, String host, String what, String remedy, Instant since,
		String related) {
	/** Where it shows. */
	public enum Kind {
		/** A host does not answer, or only slowly. */
		CONNECTION,
		/** A host describes something in a way that cannot be read. */
		INVENTORY, ALARM,
		/** Failed, or nobody knows how it ended, and nobody has acknowledged that. */
		TASK,
		/** Something in the data folder cannot be read or written. */
		DATA_FOLDER;

		public String inWords() {
			return switch (this) {
			case CONNECTION -> Messages.Kind_connection;
			case INVENTORY -> Messages.Kind_inventory;
			case ALARM -> Messages.Kind_alarm;
			case TASK -> Messages.Kind_task;
			case DATA_FOLDER -> Messages.Kind_dataFolder;
			};
		}
	}

	public Optional<ObjectRef> subject() {
		return Optional.ofNullable(object);
	}

	/** "web-1 on h1", "h1" */
	public String place() {
		return host.isEmpty() || host.equals(name) ? name : Messages.bind(Messages.Problem_place, name, host);
	}

	/** Whether each of these words stands somewhere in it, whatever the case. @param words separated by blanks */
	public boolean matches(String words) {
		String all = String.join("\n", kind.inWords(), severity.inWords(), place(), what, remedy).toLowerCase(java.util.Locale.ROOT); //$NON-NLS-1$
		for (String word : words.toLowerCase(java.util.Locale.ROOT).strip().split("\\s+")) //$NON-NLS-1$
			if (!all.contains(word))
				return false;
		return true;
	}
}
