// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The loop as libvirt uses it, driven through libvirt's own functions. */
class EventLoopTest {
	interface Fired extends Callback {
		void fired(int id, Pointer opaque);
	}

	interface Watched extends Callback {
		void ready(int watch, int fd, int events, Pointer opaque);
	}

	interface Freed extends Callback {
		void free(Pointer opaque);
	}

	interface Events extends Library {
		int virEventAddTimeout(int millis, Fired callback, Pointer opaque, Freed free);

		void virEventUpdateTimeout(int id, int millis);

		int virEventRemoveTimeout(int id);

		int virEventAddHandle(int fd, int events, Watched callback, Pointer opaque, Freed free);

		void virEventUpdateHandle(int watch, int events);

		int virEventRemoveHandle(int watch);
	}

	interface LibC extends Library {
		int pipe(int[] ends);

		long write(int fd, byte[] bytes, long count);

		int close(int fd);
	}

	interface Glib extends Library {
		Pointer g_main_context_default();

		boolean g_main_context_acquire(Pointer context);

		void g_main_context_release(Pointer context);
	}

	private static Events events;
	private static LibC libc;

	@BeforeAll
	static void load() {
		LibvirtLibrary library = LibvirtLibrary.load();
		assertEquals("", library.problem().orElse(""), "These tests need libvirt's client library");
		assertTrue(library.eventLoopRunning());
		events = Native.load(LibvirtLibrary.DEFAULT_NAME, Events.class);
		libc = Native.load("c", LibC.class);
	}

	@Test
	void aTimerFiresAgainAndAgainUntilItIsRemoved() throws InterruptedException {
		Semaphore fired = new Semaphore(0);
		CountDownLatch freed = new CountDownLatch(1);
		AtomicReference<String> thread = new AtomicReference<>();
		Fired onTimer = (id, opaque) -> {
			thread.set(Thread.currentThread().getName());
			fired.release();
		};
		Freed onFree = opaque -> freed.countDown();
		int id = events.virEventAddTimeout(20, onTimer, new Pointer(1), onFree);
		assertTrue(fired.tryAcquire(3, 5, TimeUnit.SECONDS));
		assertEquals("libvirt events", thread.get());
		assertEquals(0, events.virEventRemoveTimeout(id));
		assertTrue(freed.await(5, TimeUnit.SECONDS), "what libvirt gave must be given back");
		fired.drainPermits();
		assertFalse(fired.tryAcquire(150, TimeUnit.MILLISECONDS));
		assertEquals(-1, events.virEventRemoveTimeout(id));
	}

	@Test
	void aTimerIsSwitchedOffAndOn() throws InterruptedException {
		Semaphore fired = new Semaphore(0);
		Fired onTimer = (id, opaque) -> fired.release();
		int id = events.virEventAddTimeout(-1, onTimer, new Pointer(1), null);
		assertFalse(fired.tryAcquire(150, TimeUnit.MILLISECONDS));
		events.virEventUpdateTimeout(id, 0);
		assertTrue(fired.tryAcquire(2, 5, TimeUnit.SECONDS));
		events.virEventUpdateTimeout(id, -1);
		events.virEventRemoveTimeout(id);
	}

	@Test
	void aDescriptorIsWatchedOnlyWhileSomethingIsWanted() throws InterruptedException {
		int[] ends = new int[2];
		assertEquals(0, libc.pipe(ends));
		Semaphore ready = new Semaphore(0);
		CountDownLatch freed = new CountDownLatch(1);
		AtomicReference<Integer> seen = new AtomicReference<>();
		Watched onReady = (watch, fd, what, opaque) -> {
			seen.set(what);
			events.virEventUpdateHandle(watch, 0);
			ready.release();
		};
		Freed onFree = opaque -> freed.countDown();
		int watch = events.virEventAddHandle(ends[0], 0, onReady, new Pointer(1), onFree);
		libc.write(ends[1], new byte[] { 1 }, 1);
		assertFalse(ready.tryAcquire(150, TimeUnit.MILLISECONDS), "nothing is wanted yet");
		events.virEventUpdateHandle(watch, 1);
		assertTrue(ready.tryAcquire(5, TimeUnit.SECONDS));
		assertEquals(1, seen.get());
		assertFalse(ready.tryAcquire(150, TimeUnit.MILLISECONDS), "switched off by the callback");
		assertEquals(0, events.virEventRemoveHandle(watch));
		assertTrue(freed.await(5, TimeUnit.SECONDS));
		libc.close(ends[0]);
		libc.close(ends[1]);
	}

	@Test
	void aClosedPeerIsAHangup() throws InterruptedException {
		int[] ends = new int[2];
		assertEquals(0, libc.pipe(ends));
		Semaphore ready = new Semaphore(0);
		AtomicReference<Integer> seen = new AtomicReference<>();
		Watched onReady = (watch, fd, what, opaque) -> {
			seen.set(what);
			events.virEventRemoveHandle(watch);
			ready.release();
		};
		events.virEventAddHandle(ends[0], 1, onReady, new Pointer(1), null);
		libc.close(ends[1]);
		assertTrue(ready.tryAcquire(5, TimeUnit.SECONDS));
		assertEquals(8, seen.get() & 8);
		libc.close(ends[0]);
	}

	/** GTK, and so the user interface, runs on GLib's default main context: if this loop held it, the window would freeze. */
	@Test
	void theMainContextOfTheUserInterfaceStaysFree() {
		Glib glib = Native.load("libglib-2.0.so.0", Glib.class);
		Pointer context = glib.g_main_context_default();
		for (int i = 0; i < 50; i++) {
			assertTrue(glib.g_main_context_acquire(context), "another thread iterates GLib's default main context");
			glib.g_main_context_release(context);
		}
	}
}
