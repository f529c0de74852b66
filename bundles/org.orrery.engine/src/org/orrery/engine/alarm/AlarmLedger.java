// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.alarm;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of alarms: open ones, the newest of those that ended, and what is muted. Thread-safe; never blocks. */
final class AlarmLedger {
	/** What is muted. @param until {@link Instant#MAX}: for ever; {@link Instant#MIN}: no more */
	record Mute(String key, Instant until, String who) {
	}

	private final int kept;
	private final Map<String, Alarm> open = new LinkedHashMap<>();
	private final ArrayDeque<Alarm> ended = new ArrayDeque<>();
	private final Map<String, Mute> mutes = new LinkedHashMap<>();

	/** @param kept how many that ended */
	AlarmLedger(int kept) {
		this.kept = kept;
	}

	/** @return the alarm as it is now; null when this is no news */
	synchronized Alarm put(Alarm alarm) {
		Alarm now = muted(alarm);
		Alarm known = open.get(alarm.key());
		if (alarm.isOpen()) {
			if (ended.stream().anyMatch(one -> one.id().equals(alarm.id())) || now.equals(known))
				return null;
			open.put(alarm.key(), now);
			return now;
		}
		if (known != null && known.id().equals(alarm.id()))
			open.remove(alarm.key());
		ended.removeIf(one -> one.id().equals(alarm.id()));
		ended.addLast(now);
		while (ended.size() > kept)
			ended.removeFirst();
		return now;
	}

	private Alarm muted(Alarm alarm) {
		Mute mute = mutes.get(alarm.key());
		return alarm.withMutedUntil(mute == null ? null : mute.until());
	}

	/** @return the open alarm it is about, as it is now */
	synchronized Optional<Alarm> put(Mute mute) {
		if (mute.until().equals(Instant.MIN))
			mutes.remove(mute.key());
		else
			mutes.put(mute.key(), mute);
		open.computeIfPresent(mute.key(), (key, alarm) -> muted(alarm));
		return Optional.ofNullable(open.get(mute.key()));
	}

	synchronized void clear() {
		open.clear();
		ended.clear();
		mutes.clear();
	}

	/** The worst first, of these the newest. */
	synchronized List<Alarm> open() {
		List<Alarm> all = new ArrayList<>(open.values());
		all.sort(Comparator.comparing(Alarm::severity).reversed().thenComparing(Comparator.comparing(Alarm::raised).reversed()));
		return List.copyOf(all);
	}

	synchronized Optional<Alarm> openOf(String key) {
		return Optional.ofNullable(open.get(key));
	}

	/** The newest first. */
	synchronized List<Alarm> history() {
		List<Alarm> all = new ArrayList<>(ended);
		all.sort(Comparator.comparing(Alarm::cleared).reversed());
		return List.copyOf(all);
	}

	/** Oldest first, for the file. */
	synchronized List<Alarm> all() {
		List<Alarm> all = new ArrayList<>(ended);
		all.addAll(open.values());
		return all;
	}

	/** Those that still hold. */
	synchronized List<Mute> mutes(Instant now) {
		return mutes.values().stream().filter(mute -> now.isBefore(mute.until())).toList();
	}

	synchronized Optional<Alarm> find(String id) {
		return all().stream().filter(alarm -> alarm.id().equals(id)).findFirst();
	}
}
