// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.sun.jna.Callback;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/**
 * libvirt's event loop on one daemon thread of ours: sockets and timers of every connection, and with them all events, keepalive and close
 * notices. Started before the first connection and never stopped, as libvirt demands.
 * <p>
 * libvirt's default implementation ({@code virEventRegisterDefaultImpl}) must not be used in this process: since libvirt 6 it iterates
 * GLib's <em>default main context</em>, which is the one that GTK and so SWT runs the user interface on. Two threads would fight for it:
 * the window freezes, or GTK events are dispatched on the wrong thread. This loop polls the file descriptors itself.
 * <p>
 * The registry is guarded by this object's lock, which is never held while libvirt is called.
 */
final class EventLoop {
	private static final System.Logger LOG = System.getLogger(EventLoop.class.getName());
	private static final int READABLE = 1;
	private static final int WRITABLE = 2;
	private static final int ERROR = 4;
	private static final int HANGUP = 8;
	/**
	 * Counted from the first message that is not acknowledged, at the latest the first one of keepalive after 2 s: well below the 14 s that
	 * keepalive allows, also on a busy machine; see {@link #limitSilence}.
	 */
	private static final int SILENCE_MILLIS = 5000;
	private static final long PAUSE_AFTER_FAILURE = TimeUnit.MILLISECONDS.toNanos(100);

	interface AddHandle extends Callback {
		int add(int fd, int events, Pointer callback, Pointer opaque, Pointer free);
	}

	interface AddTimeout extends Callback {
		int add(int millis, Pointer callback, Pointer opaque, Pointer free);
	}

	interface Update extends Callback {
		void update(int id, int value);
	}

	interface Remove extends Callback {
		int remove(int id);
	}

	private static final class Watch {
		final int id;
		final int fd;
		final Function callback;
		final Pointer opaque;
		final Pointer free;
		int events;
		boolean removed;

		Watch(int id, int fd, int events, Pointer callback, Pointer opaque, Pointer free) {
			this.id = id;
			this.fd = fd;
			this.events = events;
			this.callback = Function.getFunction(callback);
			this.opaque = opaque;
			this.free = free;
		}
	}

	private static final class Timer {
		final int id;
		final Function callback;
		final Pointer opaque;
		final Pointer free;
		/** Milliseconds between firings; negative: switched off. */
		int period;
		long due;
		boolean removed;

		Timer(int id, int period, Pointer callback, Pointer opaque, Pointer free) {
			this.id = id;
			this.callback = Function.getFunction(callback);
			this.opaque = opaque;
			this.free = free;
			schedule(period);
		}

		void schedule(int newPeriod) {
			period = newPeriod;
			due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Math.max(0, newPeriod));
		}
	}

	private record Freed(Pointer free, Pointer opaque) {
	}

	private final Map<Integer, Watch> watches = new LinkedHashMap<>();
	private final Map<Integer, Timer> timers = new LinkedHashMap<>();
	private final List<Freed> toFree = new ArrayList<>();
	private int nextId = 1;

	private final WakePipe wake = new WakePipe();
	private final Thread thread = new Thread(this::run, "libvirt events");

	// libvirt keeps these for the life of the process
	private final AddHandle addHandle = this::addHandle;
	private final Update updateHandle = this::updateHandle;
	private final Remove removeHandle = this::removeHandle;
	private final AddTimeout addTimeout = this::addTimeout;
	private final Update updateTimeout = this::updateTimeout;
	private final Remove removeTimeout = this::removeTimeout;

	/** Call once, before any connection is opened. */
	void start(LibvirtApi api) {
		api.virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
		thread.setDaemon(true);
		thread.start();
	}

	boolean isRunning() {
		return thread.isAlive();
	}

	boolean isLoopThread() {
		return Thread.currentThread() == thread;
	}

	// ---- called by libvirt, on any thread

	/**
	 * Lets the kernel end a TCP connection whose peer is out of reach before libvirt's keepalive does. Up to libvirt 10.3 the client can
	 * crash the process (CVE-2024-4418) when keepalive takes a connection away under several waiting calls; an error of the socket is
	 * handled in order. Changes nothing for what is no TCP socket. Keepalive goes on: it sends what has to be received, and notices a daemon
	 * that hangs.
	 */
	private static void limitSilence(int fd) {
		Posix.setsockopt(fd, Posix.TCP, Posix.TCP_USER_TIMEOUT, new IntByReference(SILENCE_MILLIS), Integer.BYTES);
	}

	private synchronized int addHandle(int fd, int events, Pointer callback, Pointer opaque, Pointer free) {
		limitSilence(fd);
		Watch watch = new Watch(nextId++, fd, events, callback, opaque, free);
		watches.put(watch.id, watch);
		wake();
		return watch.id;
	}

	private synchronized void updateHandle(int id, int events) {
		Watch watch = watches.get(id);
		if (watch == null)
			return;
		// what is taken away is looked at before dispatch; only more events need a new poll
		boolean more = (events & ~watch.events) != 0;
		watch.events = events;
		if (more)
			wake();
	}

	private synchronized int removeHandle(int id) {
		Watch watch = watches.remove(id);
		if (watch == null)
			return -1;
		watch.removed = true;
		toFree.add(new Freed(watch.free, watch.opaque));
		wake();
		return 0;
	}

	private synchronized int addTimeout(int millis, Pointer callback, Pointer opaque, Pointer free) {
		Timer timer = new Timer(nextId++, millis, callback, opaque, free);
		timers.put(timer.id, timer);
		wake();
		return timer.id;
	}

	private synchronized void updateTimeout(int id, int millis) {
		Timer timer = timers.get(id);
		if (timer == null)
			return;
		timer.schedule(millis);
		wake();
	}

	private synchronized int removeTimeout(int id) {
		Timer timer = timers.remove(id);
		if (timer == null)
			return -1;
		timer.removed = true;
		toFree.add(new Freed(timer.free, timer.opaque));
		wake();
		return 0;
	}

	private void wake() {
		if (!isLoopThread())
			wake.signal();
	}

	// ---- the loop thread

	private void run() {
		while (true) {
			try {
				freeRemoved();
				turn();
			} catch (RuntimeException | Error e) {
				// one broken callback must not end events and keepalive of every host
				LOG.log(System.Logger.Level.ERROR, "libvirt event loop", e);
				LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
			}
		}
	}

	private void turn() {
		List<Watch> polled = watchesToPoll();
		int size = polled.size() + 1;
		try (Memory entries = new Memory((long) Posix.ENTRY_SIZE * size)) {
			entries.clear();
			setEntry(entries, 0, wake.readEnd(), Posix.IN);
			for (int i = 1; i < size; i++)
				setEntry(entries, i, polled.get(i - 1).fd, pollEvents(polled.get(i - 1).events));
			int ready = Posix.poll(entries, new NativeLong(size), millisToNextTimer());
			if (ready < 0 && Native.getLastError() != Posix.EINTR)
				throw new IllegalStateException("poll failed: error " + Native.getLastError());
			if (ready > 0 && returned(entries, 0) != 0)
				wake.acknowledge();
			fireTimers();
			for (int i = 1; ready > 0 && i < size; i++)
				dispatch(polled.get(i - 1), returned(entries, i));
		}
	}

	private synchronized List<Watch> watchesToPoll() {
		return watches.values().stream().filter(watch -> watch.events != 0).toList();
	}

	private synchronized int millisToNextTimer() {
		long now = System.nanoTime();
		long next = Long.MAX_VALUE;
		for (Timer timer : timers.values())
			if (timer.period >= 0)
				next = Math.min(next, Math.max(0, timer.due - now));
		if (next == Long.MAX_VALUE)
			return -1;
		// rounded up: polling for 0 ms until the last microseconds passed would spin
		return (int) Math.min(Integer.MAX_VALUE, (next + 999_999) / 1_000_000);
	}

	private void fireTimers() {
		for (Timer timer : dueTimers())
			if (!isRemoved(timer))
				timer.callback.invokeVoid(new Object[] { timer.id, timer.opaque });
	}

	private synchronized Collection<Timer> dueTimers() {
		long now = System.nanoTime();
		List<Timer> due = new ArrayList<>();
		for (Timer timer : timers.values())
			if (timer.period >= 0 && timer.due - now <= 0) {
				timer.schedule(timer.period);
				due.add(timer);
			}
		return due;
	}

	private synchronized boolean isRemoved(Timer timer) {
		return timer.removed;
	}

	private void dispatch(Watch watch, short returned) {
		int events = libvirtEvents(returned);
		if (events != 0 && wants(watch, events))
			watch.callback.invokeVoid(new Object[] { watch.id, watch.fd, events, watch.opaque });
	}

	private synchronized boolean wants(Watch watch, int events) {
		return !watch.removed && watch.events != 0 && (events & (watch.events | ERROR | HANGUP)) != 0;
	}

	private void freeRemoved() {
		List<Freed> freed;
		synchronized (this) {
			freed = List.copyOf(toFree);
			toFree.clear();
		}
		for (Freed entry : freed)
			if (entry.free() != null)
				Function.getFunction(entry.free()).invokeVoid(new Object[] { entry.opaque() });
	}

	private static void setEntry(Memory entries, int index, int fd, int events) {
		long offset = (long) Posix.ENTRY_SIZE * index;
		entries.setInt(offset, fd);
		entries.setShort(offset + Posix.EVENTS_OFFSET, (short) events);
	}

	private static short returned(Memory entries, int index) {
		return entries.getShort((long) Posix.ENTRY_SIZE * index + Posix.RETURNED_OFFSET);
	}

	private static int pollEvents(int events) {
		return ((events & READABLE) != 0 ? Posix.IN : 0) | ((events & WRITABLE) != 0 ? Posix.OUT : 0);
	}

	private static int libvirtEvents(short returned) {
		return ((returned & Posix.IN) != 0 ? READABLE : 0) | ((returned & Posix.OUT) != 0 ? WRITABLE : 0)
				| ((returned & (Posix.ERROR | Posix.INVALID)) != 0 ? ERROR : 0)
				| ((returned & Posix.HANGUP) != 0 ? HANGUP : 0);
	}
}
