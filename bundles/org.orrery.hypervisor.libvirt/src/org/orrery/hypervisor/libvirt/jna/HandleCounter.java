// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Counts native objects and callbacks that are alive, and those that were forgotten. Thread-safe. */
public final class HandleCounter {
	private static final System.Logger LOG = System.getLogger(HandleCounter.class.getName());
	/** Recording where each handle was made costs a stack walk; switched on by a system property when a leak is hunted. */
	private static final boolean TRACE = Boolean.getBoolean("orrery.libvirt.traceHandles");

	private final Map<HandleKind, AtomicLong> live = new EnumMap<>(HandleKind.class);
	private final AtomicLong opened = new AtomicLong();
	private final AtomicLong leaked = new AtomicLong();
	private final AtomicLong callbacks = new AtomicLong();

	HandleCounter() {
		for (HandleKind kind : HandleKind.values())
			live.put(kind, new AtomicLong());
	}

	Ticket opened(HandleKind kind) {
		opened.incrementAndGet();
		live.get(kind).incrementAndGet();
		return new Ticket(kind, live.get(kind), leaked, TRACE ? new Throwable("opened here") : null);
	}

	public void callbackRegistered() {
		callbacks.incrementAndGet();
	}

	public void callbackFreed() {
		callbacks.decrementAndGet();
	}

	public long live(HandleKind kind) {
		return live.get(kind).get();
	}

	public long live() {
		return live.values().stream().mapToLong(AtomicLong::get).sum();
	}

	public long openedSinceStart() {
		return opened.get();
	}

	public long leaked() {
		return leaked.get();
	}

	public long callbacks() {
		return callbacks.get();
	}

	/** Belongs to one handle and must not refer to it: it outlives the handle to tell of a leak. */
	static final class Ticket {
		private final HandleKind kind;
		private final AtomicLong live;
		private final AtomicLong leaked;
		private final Throwable origin;
		private final AtomicBoolean closed = new AtomicBoolean();

		private Ticket(HandleKind kind, AtomicLong live, AtomicLong leaked, Throwable origin) {
			this.kind = kind;
			this.live = live;
			this.leaked = leaked;
			this.origin = origin;
		}

		void closed() {
			if (closed.compareAndSet(false, true))
				live.decrementAndGet();
		}

		void reportIfLeaked() {
			if (closed.get())
				return;
			leaked.incrementAndGet();
			LOG.log(System.Logger.Level.WARNING, "A native " + kind.label() + " handle was never closed", origin);
		}
	}
}
