// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * What is in trouble or was lately, by subject and rule; makes alarms of it. Of several severities about the same, the worst is told only.
 * What is well takes no room here. For one thread.
 */
final class Holds {
	/** @param durable worth the disk; the others are newer numbers only */
	record News(Alarm alarm, boolean durable) {
	}

	private final Clock clock;
	private final LongSupplier nanos;
	private final Map<String, Map<String, Hold>> bySubject = new HashMap<>();
	private final Set<String> touched = new HashSet<>();
	private final List<News> news = new ArrayList<>();

	Holds(Clock clock, LongSupplier nanos) {
		this.clock = clock;
		this.nanos = nanos;
	}

	void adopt(Alarm alarm, AlarmRule rule) {
		Hold hold = Hold.adopt(alarm, rule, nanos.getAsLong());
		bySubject.computeIfAbsent(hold.subject.key(), key -> new LinkedHashMap<>()).put(rule.id(), hold);
	}

	/** Ends an alarm of earlier whose rule is no more. */
	void drop(Alarm alarm) {
		news.add(new News(alarm.withCleared(clock.instant(), Messages.Ending_disabled), true));
	}

	/** @param bad beyond the limit; @param back far enough away from it; @param value in the signal's unit */
	void see(AlarmRule rule, AlarmSubject subject, boolean bad, boolean back, double value, String detail) {
		Hold hold = hold(subject.key(), rule.id());
		if (hold == null) {
			if (!bad || !rule.scope().covers(subject))
				return;
			hold = new Hold(rule.id() + '@' + subject.key(), rule, subject);
			bySubject.computeIfAbsent(subject.key(), key -> new LinkedHashMap<>()).put(rule.id(), hold);
		}
		hold.rule = rule;
		hold.see(bad, back, value, detail, nanos.getAsLong(), clock.instant());
		follow(hold, subject);
		touched.add(subject.key());
	}

	/** It is elsewhere now; whether all is well there will be seen. */
	void move(Hold hold, AlarmSubject subject) {
		hold.found();
		follow(hold, subject);
		touched.add(subject.key());
	}

	private void follow(Hold hold, AlarmSubject subject) {
		AlarmSubject before = hold.subject;
		hold.subject = subject;
		if (hold.open == null)
			return;
		Alarm now = hold.open;
		boolean moved = !before.ref().equals(subject.ref()) || !now.subject().equals(subject.ref()) || !now.subjectName().equals(subject.name())
				|| !now.host().equals(subject.host());
		if (moved || now.stale())
			now = now.at(subject).withStale(false);
		boolean counts = hold.rule.isBeyond(hold.value) && Math.abs(hold.value - now.value()) >= 1;
		if (hold.rule.signal().isNumber() && counts)
			now = now.withValue(hold.value);
		tell(hold, now, moved || hold.open.stale() || !hold.rule.signal().isSampled());
	}

	private void tell(Hold hold, Alarm now, boolean durable) {
		if (Objects.equals(now, hold.open))
			return;
		hold.open = now;
		news.add(new News(now, durable));
	}

	private Hold hold(String subject, String rule) {
		Map<String, Hold> holds = bySubject.get(subject);
		return holds == null ? null : holds.get(rule);
	}

	Collection<Hold> of(String subject) {
		Map<String, Hold> holds = bySubject.get(subject);
		return holds == null ? List.of() : List.copyOf(holds.values());
	}

	List<Hold> all(Predicate<Hold> which) {
		List<Hold> found = new ArrayList<>();
		bySubject.values().forEach(holds -> holds.values().stream().filter(which).forEach(found::add));
		return found;
	}

	/** Cannot be found any more. */
	void miss(Hold hold) {
		hold.miss(nanos.getAsLong());
		touched.add(hold.subject.key());
	}

	/** Nobody can say any more whether it is still so. */
	void stale(Hold hold) {
		hold.forgetPending();
		if (hold.open != null)
			tell(hold, hold.open.withStale(true), true);
		touched.add(hold.subject.key());
	}

	void end(Hold hold, String why) {
		hold.end(why);
		touched.add(hold.subject.key());
	}

	/** What follows from the time that has passed. */
	void advance() {
		bySubject.forEach((subject, holds) -> {
			if (holds.values().stream().anyMatch(Hold::isWaiting) || holds.values().stream().anyMatch(hold -> hold.isIdle(nanos.getAsLong())))
				touched.add(subject);
		});
	}

	boolean isWaiting() {
		return bySubject.values().stream().anyMatch(holds -> holds.values().stream().anyMatch(Hold::isWaiting));
	}

	/** @return what is to be told since the last time */
	List<News> settle() {
		touched.forEach(this::settle);
		touched.clear();
		List<News> told = List.copyOf(news);
		news.clear();
		return told;
	}

	private void settle(String subject) {
		Map<String, Hold> holds = bySubject.get(subject);
		if (holds == null)
			return;
		long now = nanos.getAsLong();
		holds.values().forEach(hold -> hold.advance(now));
		for (Hold hold : holds.values()) {
			boolean superseded = hold.isHolding() && holds.values().stream().anyMatch(other -> supersedes(other, hold));
			if (hold.isHolding() && !superseded && hold.open == null)
				raise(hold, now);
			else if (hold.open != null && (!hold.isHolding() || superseded))
				clear(hold, superseded ? Messages.Ending_superseded : hold.ending);
		}
		holds.values().removeIf(hold -> hold.isIdle(now));
		if (holds.isEmpty())
			bySubject.remove(subject);
	}

	private static boolean supersedes(Hold other, Hold hold) {
		return other.isHolding() && other.rule.signal() == hold.rule.signal() && other.rule.severity().compareTo(hold.rule.severity()) > 0;
	}

	private void raise(Hold hold, long now) {
		hold.raised(now);
		String id = UUID.randomUUID().toString().substring(0, 8);
		hold.open = Alarm.raise(id, hold.key, hold.rule, hold.subject, hold.since, clock.instant(), hold.value, hold.detail, hold.times(now));
		news.add(new News(hold.open, true));
	}

	private void clear(Hold hold, String why) {
		news.add(new News(hold.open.withCleared(clock.instant(), why), true));
		hold.open = null;
	}
}
