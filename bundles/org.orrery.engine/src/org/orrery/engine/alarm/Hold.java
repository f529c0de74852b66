// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;

/**
 * One rule at one subject, from the first sight of trouble until it is over. Times are of the monotonic clock: the wall clock may jump. For
 * one thread.
 */
final class Hold {
	/** What is not seen for so long says nothing about a duration. */
	static final long GAP = Duration.ofMinutes(2).toNanos();
	/** A VM in flight is nowhere for a moment. */
	static final long GRACE = Duration.ofSeconds(10).toNanos();
	/** Between two samples the trouble may be back already. */
	static final Duration SAMPLED_CALM = Duration.ofMinutes(1);
	/** What comes so often within {@link #FLAP_WINDOW} has to be calm for longer. */
	static final int FLAPS = 4;
	static final long FLAP_WINDOW = Duration.ofHours(1).toNanos();
	static final long FLAP_CALM = Duration.ofMinutes(10).toNanos();

	final String key;
	AlarmRule rule;
	AlarmSubject subject;
	double value;
	String detail = ""; //$NON-NLS-1$
	Instant since;
	/** As told; null: not. */
	Alarm open;
	/** Why it does not hold any more. */
	String ending = ""; //$NON-NLS-1$
	private final ArrayDeque<Long> raises = new ArrayDeque<>();
	private boolean bad;
	private boolean holding;
	private long sinceNanos;
	private long lastNanos;
	private long calmNanos = -1;
	private long goneNanos = -1;

	Hold(String key, AlarmRule rule, AlarmSubject subject) {
		this.key = key;
		this.rule = rule;
		this.subject = subject;
	}

	/** An alarm of earlier: it holds until something else is seen. */
	static Hold adopt(Alarm alarm, AlarmRule rule, long now) {
		Hold hold = new Hold(alarm.key(), rule, new AlarmSubject(alarm.subjectKey(), alarm.subject(), alarm.subjectName(), alarm.host(), "")); //$NON-NLS-1$
		hold.open = alarm;
		hold.since = alarm.since();
		hold.value = alarm.value();
		hold.detail = alarm.detail();
		hold.bad = true;
		hold.holding = true;
		hold.sinceNanos = now;
		hold.lastNanos = now;
		hold.raises.add(now);
		return hold;
	}

	/** @param back so far away from trouble that the alarm may end; neither: in between */
	void see(boolean isBad, boolean back, double seen, String words, long now, Instant wall) {
		boolean unseen = rule.signal().isSampled() && now - lastNanos > GAP;
		if (isBad) {
			if (!bad || unseen && !holding) {
				sinceNanos = now;
				since = wall;
			}
			calmNanos = -1;
		} else if (back) {
			calmNanos = calmNanos < 0 || unseen ? now : calmNanos;
		} else {
			calmNanos = -1;
		}
		bad = isBad || holding && !back;
		value = seen;
		detail = words;
		lastNanos = now;
		goneNanos = -1;
	}

	/** It cannot be found any more. */
	void miss(long now) {
		if (goneNanos < 0)
			goneNanos = now;
	}

	void found() {
		goneNanos = -1;
	}

	/** What follows from the time that has passed. @return whether the rule holds */
	boolean advance(long now) {
		boolean fresh = !rule.signal().isSampled() || now - lastNanos <= GAP;
		if (!holding && bad && goneNanos < 0 && fresh && now - sinceNanos >= rule.duration().toNanos()) {
			holding = true;
			ending = ""; //$NON-NLS-1$
		}
		if (holding && calmNanos >= 0 && now - calmNanos >= calm(now))
			end(Messages.Ending_back);
		if (goneNanos >= 0 && now - goneNanos >= GRACE)
			end(Messages.bind(Messages.Ending_gone, subject.name()));
		return holding;
	}

	void end(String why) {
		holding = false;
		bad = false;
		calmNanos = -1;
		ending = why;
	}

	private long calm(long now) {
		if (times(now) >= FLAPS)
			return FLAP_CALM;
		if (!rule.signal().isSampled())
			return 0;
		return Math.min(rule.duration().toNanos(), SAMPLED_CALM.toNanos());
	}

	void raised(long now) {
		raises.add(now);
	}

	/** How often it was raised lately. */
	int times(long now) {
		while (!raises.isEmpty() && now - raises.peekFirst() > FLAP_WINDOW)
			raises.removeFirst();
		return raises.size();
	}

	boolean isHolding() {
		return holding;
	}

	/** Nothing to remember. */
	boolean isIdle(long now) {
		return !holding && !bad && open == null && times(now) == 0;
	}

	/** Something may follow from time alone. */
	boolean isWaiting() {
		return !holding && bad || holding && calmNanos >= 0 || goneNanos >= 0;
	}

	/** Was trouble that has not lasted long enough yet. */
	boolean isPending() {
		return !holding && bad;
	}

	/** Nobody sees it now: what was pending begins anew. */
	void forgetPending() {
		if (isPending())
			bad = false;
	}
}
