// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;

/** A wake-up that gets lost stops events, keepalive and close notices of every host, silently and for good. */
@Timeout(60)
class WakePipeTest {
	private static final int SIGNALS = 1_000_000;
	private static final int PATIENCE_MILLIS = 5_000;

	private final WakePipe pipe = new WakePipe();

	private boolean woken(int patienceMillis) {
		try (Memory entry = new Memory(Posix.ENTRY_SIZE)) {
			entry.clear();
			entry.setInt(0, pipe.readEnd());
			entry.setShort(Posix.EVENTS_OFFSET, Posix.IN);
			return Posix.poll(entry, new NativeLong(1), patienceMillis) == 1;
		}
	}

	@Test
	void manySignalsAreOneWakeUp() {
		for (int i = 0; i < 100_000; i++) // a pipe holds 65,536 bytes: one byte each would block here
			pipe.signal();
		assertTrue(woken(PATIENCE_MILLIS));
		pipe.acknowledge();
		assertEquals(false, woken(0));
		pipe.signal();
		assertTrue(woken(PATIENCE_MILLIS));
	}

	@Test
	void noSignalIsLostWhileAnotherIsAcknowledged() throws InterruptedException {
		AtomicInteger registered = new AtomicInteger();
		AtomicBoolean lost = new AtomicBoolean();
		Thread loop = new Thread(() -> {
			for (int seen = 0; seen < SIGNALS && !lost.get(); seen = registered.get()) {
				if (woken(PATIENCE_MILLIS))
					pipe.acknowledge();
				else
					lost.set(true);
			}
		});
		loop.start();
		while (registered.get() < SIGNALS && loop.isAlive()) {
			registered.incrementAndGet();
			pipe.signal();
		}
		loop.join();
		assertTrue(!lost.get(), () -> "a signal never arrived; registered by then: " + registered);
	}
}
