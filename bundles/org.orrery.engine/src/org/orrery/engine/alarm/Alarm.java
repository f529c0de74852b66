// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.time.Instant;

import org.orrery.model.ObjectRef;

/**
 * Something is out of its limits, or was. Immutable: every change makes a new one with the same id.
 *
 * @param key          of rule and subject: at most one alarm of a key is open
 * @param subject      where it is now; @param subjectName as last known; @param host name of the host it is on
 * @param since        when the condition began; @param raised when it had lasted long enough
 * @param value        newest, in the signal's unit; 0 for states
 * @param threshold    it is beyond; @param duration how long that had to last
 * @param detail       what the host says of the state; may be empty
 * @param times        how often it came within the last hour, 1: once
 * @param stale        its host does not answer: this was true when it last did
 * @param acknowledged null: nobody has
 * @param cleared      when it ended; null: open
 * @param ending       why it ended, in words; empty while open
 * @param mutedUntil   null: it is not; {@link Instant#MAX}: for ever
 */
public record Alarm(String id, String key, String rule, String ruleName, AlarmSignal signal, AlarmSeverity severity, ObjectRef subject,
		String subjectName, String host, Instant since, Instant raised, double value, double threshold, Duration duration, String detail, int times,
		boolean stale, Acknowledgement acknowledged, Instant cleared, String ending, Instant mutedUntil) {

	static Alarm raise(String id, String key, AlarmRule rule, AlarmSubject subject, Instant since, Instant now, double value, String detail, int times) {
		return new Alarm(id, key, rule.id(), rule.name(), rule.signal(), rule.severity(), subject.ref(), subject.name(), subject.host(), since, now, value,
				rule.threshold(), rule.duration(), detail, times, false, null, null, "", null); //$NON-NLS-1$
	}

	public boolean isOpen() {
		return cleared == null;
	}

	public boolean isAcknowledged() {
		return acknowledged != null;
	}

	public boolean isMuted(Instant now) {
		return mutedUntil != null && now.isBefore(mutedUntil);
	}

	/** Open, and nobody has acknowledged or muted it. */
	public boolean wantsAttention(Instant now) {
		return isOpen() && !isAcknowledged() && !isMuted(now);
	}

	/** What is wrong, with the numbers: "CPU 97 %, over 90 % for 5 min". */
	public String what() {
		return AlarmWords.what(this);
	}

	/** What to do next. */
	public String remedy() {
		return AlarmWords.remedy(this);
	}

	/** What it is about, for what has more than one severity: without the rule. */
	String subjectKey() {
		return key.substring(key.indexOf('@') + 1);
	}

	Alarm at(AlarmSubject now) {
		return new Alarm(id, key, rule, ruleName, signal, severity, now.ref(), now.name(), now.host(), since, raised, value, threshold, duration, detail,
				times, stale, acknowledged, cleared, ending, mutedUntil);
	}

	Alarm withValue(double newest) {
		return new Alarm(id, key, rule, ruleName, signal, severity, subject, subjectName, host, since, raised, newest, threshold, duration, detail, times,
				stale, acknowledged, cleared, ending, mutedUntil);
	}

	Alarm withStale(boolean old) {
		return new Alarm(id, key, rule, ruleName, signal, severity, subject, subjectName, host, since, raised, value, threshold, duration, detail, times,
				old, acknowledged, cleared, ending, mutedUntil);
	}

	Alarm withAcknowledged(Acknowledgement by) {
		return new Alarm(id, key, rule, ruleName, signal, severity, subject, subjectName, host, since, raised, value, threshold, duration, detail, times,
				stale, by, cleared, ending, mutedUntil);
	}

	Alarm withCleared(Instant end, String why) {
		return new Alarm(id, key, rule, ruleName, signal, severity, subject, subjectName, host, since, raised, value, threshold, duration, detail, times,
				stale, acknowledged, end, why, mutedUntil);
	}

	Alarm withMutedUntil(Instant until) {
		return new Alarm(id, key, rule, ruleName, signal, severity, subject, subjectName, host, since, raised, value, threshold, duration, detail, times,
				stale, acknowledged, cleared, ending, until);
	}
}
