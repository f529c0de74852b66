// SPDX-License-Identifier: EPL-2.0
package org.orrery.fabric.chassis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.eclipse.osgi.util.NLS;
import org.orrery.fabric.chassis.Module.State;
import org.orrery.fabric.design.DistributedSwitch;
import org.orrery.fabric.design.Member;

/** When each host of a switch was last heard, and what follows from it. By monotonic nanoseconds that the caller gives. Thread-safe. */
public final class Heartbeats {
	public static final Duration BEAT = Duration.ofSeconds(2);
	public static final Duration PATIENCE = Duration.ofSeconds(8);

	/** @param stranger why it is none of this switch's, empty when it is */
	private record Heard(long at, String stranger) {
	}

	// guarded by this
	private final Map<UUID, Heard> heard = new HashMap<>();
	private final Map<UUID, Long> asked = new HashMap<>();
	private final Map<UUID, String> reasons = new HashMap<>();

	/** It is going to be asked; from the first time on silence counts. */
	public synchronized void asked(UUID host, long now) {
		asked.putIfAbsent(host, now);
	}

	/** @param stranger why it is none of this switch's, empty when it is */
	public synchronized void heard(UUID host, long now, String stranger) {
		heard.put(host, new Heard(now, stranger));
		reasons.remove(host);
	}

	/** It did not answer; that alone removes nobody. */
	public synchronized void missed(UUID host, String reason) {
		reasons.put(host, reason);
	}

	/** Of all members, by slot. */
	public synchronized List<Module> modules(DistributedSwitch drawn, long now) {
		List<Module> modules = new ArrayList<>();
		for (Member member : drawn.members())
			modules.add(module(member, now));
		modules.sort(java.util.Comparator.comparingInt(Module::slot));
		return modules;
	}

	private Module module(Member member, long now) {
		Heard last = heard.get(member.host());
		Long since = last == null ? asked.get(member.host()) : Long.valueOf(last.at());
		String reason = reasons.getOrDefault(member.host(), ""); //$NON-NLS-1$
		if (since == null)
			return new Module(member.slot(), member.host(), member.name(), State.UNKNOWN, -1, reason);
		long silence = Math.max(0, now - since);
		long millis = last == null ? -1 : silence / 1_000_000;
		if (silence > PATIENCE.toNanos())
			return new Module(member.slot(), member.host(), member.name(), State.REMOVED, millis, NLS.bind(Messages.Heartbeats_silent, silence / 1_000_000_000, reason));
		if (last == null)
			return new Module(member.slot(), member.host(), member.name(), State.UNKNOWN, -1, reason);
		State state = last.stranger().isEmpty() ? State.PRESENT : State.STRANGER;
		return new Module(member.slot(), member.host(), member.name(), state, millis, last.stranger());
	}
}
