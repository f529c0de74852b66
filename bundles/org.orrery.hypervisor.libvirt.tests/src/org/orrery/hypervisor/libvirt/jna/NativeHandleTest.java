// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.libvirt.jna.DomainPointer;
import org.orrery.hypervisor.libvirt.jna.NativeHandle.ClosedException;

import com.sun.jna.Pointer;

class NativeHandleTest {
	private final HandleCounter counter = new HandleCounter();
	private final AtomicInteger freed = new AtomicInteger();

	private NativeHandle<DomainPointer> handle() {
		return new NativeHandle<>(new DomainPointer(new Pointer(42)), HandleKind.DOMAIN, pointer -> freed.incrementAndGet(), counter);
	}

	@Test
	void isFreedOnceAndThenRefusesCalls() {
		NativeHandle<DomainPointer> handle = handle();
		assertEquals(1, counter.live(HandleKind.DOMAIN));
		handle.close();
		handle.close();
		assertEquals(1, freed.get());
		assertEquals(0, counter.live());
		assertThrows(ClosedException.class, () -> handle.use(pointer -> 1));
	}

	@Test
	void isFreedAtTheEndOfTheCallThatHoldsIt() throws ClosedException {
		NativeHandle<DomainPointer> handle = handle();
		int during = handle.use(pointer -> {
			handle.close();
			return freed.get();
		});
		assertEquals(0, during, "never under a running call");
		assertEquals(1, freed.get());
	}

	@Test
	void aCallThatThrowsGivesItsLeaseBack() {
		NativeHandle<DomainPointer> handle = handle();
		assertThrows(IllegalStateException.class, () -> handle.use(pointer -> {
			throw new IllegalStateException();
		}));
		handle.close();
		assertEquals(1, freed.get());
	}

	@RepeatedTest(50)
	void closedByManyWhileUsedByMany() throws InterruptedException {
		NativeHandle<DomainPointer> handle = handle();
		CountDownLatch go = new CountDownLatch(1);
		AtomicInteger usedAfterFree = new AtomicInteger();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			boolean closes = i % 4 == 0;
			threads.add(new Thread(() -> {
				try {
					go.await();
					for (int n = 0; n < 200; n++)
						if (closes && n == 100)
							handle.close();
						else
							handle.use(pointer -> freed.get() == 0 ? 0 : usedAfterFree.incrementAndGet());
				} catch (ClosedException | InterruptedException e) {
					return; // told, as it should be
				}
			}));
		}
		threads.forEach(Thread::start);
		go.countDown();
		for (Thread thread : threads)
			thread.join();
		assertEquals(1, freed.get());
		assertEquals(0, usedAfterFree.get());
	}

	@Test
	void aForgottenHandleIsReportedAndNotFreed() throws InterruptedException {
		handle();
		for (int i = 0; i < 200 && counter.leaked() == 0; i++) {
			System.gc();
			Thread.sleep(10);
		}
		assertEquals(1, counter.leaked());
		assertEquals(0, freed.get());
		assertTrue(counter.live() == 1);
	}
}
