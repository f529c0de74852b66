// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.orrery.hypervisor.HypervisorListener;

/** Keeps events as text, "domain STARTED", and waits for them. Thread-safe. */
public final class RecordedEvents implements HypervisorListener {
	private final List<String> events = new ArrayList<>();
	private final List<String> threads = new ArrayList<>();

	@Override
	public void domainChanged(UUID domain, DomainEvent event) {
		add(domain + " " + event);
	}

	@Override
	public void networkChanged(UUID network) {
		add("network " + network);
	}

	@Override
	public void poolChanged(UUID pool) {
		add("pool " + pool);
	}

	@Override
	public void closed(String reason) {
		add("closed " + reason);
	}

	private synchronized void add(String event) {
		events.add(event);
		threads.add(Thread.currentThread().getName());
		notifyAll();
	}

	public synchronized List<String> all() {
		return List.copyOf(events);
	}

	public synchronized List<String> threads() {
		return threads.stream().distinct().toList();
	}

	/** Fails, telling what came instead, when no event begins with the text in time. */
	public synchronized String await(String beginning, Duration limit) throws InterruptedException {
		long end = System.nanoTime() + limit.toNanos();
		while (true) {
			for (String event : events)
				if (event.startsWith(beginning))
					return event;
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0)
				return fail("No event \"" + beginning + "\" within " + limit + ", only " + events);
			wait(left);
		}
	}
}
