// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.orrery.model.ObjectRef;

class LockTableTest {
	private static final ObjectRef WEB = ObjectRef.vm("h1", new UUID(0, 1));
	private static final ObjectRef DB = ObjectRef.vm("h1", new UUID(0, 2));
	private static final ObjectRef HOST = ObjectRef.host("h1");
	private static final LockHolder MOVE = new LockHolder("t1", "Migrate web h1 → h2", "anna");
	private static final LockHolder STOP = new LockHolder("t2", "Shut down web", "ben");

	private final LockTable table = new LockTable();

	@Test
	void aRefusalNamesTheTaskAndThePerson() throws Exception {
		table.acquire(MOVE, List.of(LockRequest.exclusive(WEB)));

		LockRefusedException refusal = assertThrows(LockRefusedException.class, () -> table.acquire(STOP, List.of(LockRequest.exclusive(WEB))));

		assertEquals(MOVE, refusal.holder());
		assertEquals("In use by the task \"Migrate web h1 → h2\" of anna", refusal.getMessage());
	}

	@Test
	void sharedLocksStandBesideEachOtherAndKeepAnExclusiveOneOut() throws Exception {
		table.acquire(MOVE, List.of(LockRequest.exclusive(WEB), LockRequest.shared(HOST)));
		table.acquire(STOP, List.of(LockRequest.exclusive(DB), LockRequest.shared(HOST)));

		LockHolder maintenance = new LockHolder("t3", "Maintenance of h1", "root");
		assertThrows(LockRefusedException.class, () -> table.acquire(maintenance, List.of(LockRequest.exclusive(HOST))));
		assertEquals(List.of(MOVE, STOP), table.holders(HOST));
	}

	@Test
	void aRefusalTakesNothing() throws Exception {
		table.acquire(MOVE, List.of(LockRequest.exclusive(WEB)));
		assertThrows(LockRefusedException.class,
				() -> table.acquire(STOP, List.of(LockRequest.exclusive(DB), LockRequest.exclusive(WEB))));

		assertTrue(table.holders(DB).isEmpty());
	}

	@Test
	void givingBackLetsTheNextIn() throws Exception {
		LockTable.Held held = table.acquire(MOVE, List.of(LockRequest.exclusive(WEB), LockRequest.shared(HOST)));
		held.close();
		held.close();

		table.acquire(STOP, List.of(LockRequest.exclusive(WEB), LockRequest.exclusive(HOST)));
		assertEquals(List.of(STOP), table.holders(WEB));
	}

	@Test
	void ofManyAtOnceExactlyOneGetsIt() throws Exception {
		int threads = 16;
		CountDownLatch start = new CountDownLatch(1);
		AtomicInteger granted = new AtomicInteger();
		AtomicInteger refused = new AtomicInteger();
		List<Thread> all = java.util.stream.IntStream.range(0, threads).mapToObj(number -> new Thread(() -> {
			try {
				start.await();
				table.acquire(new LockHolder("t" + number, "task " + number, "anna"), List.of(LockRequest.shared(HOST), LockRequest.exclusive(WEB)));
				granted.incrementAndGet();
			} catch (LockRefusedException e) {
				refused.incrementAndGet();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		})).toList();
		all.forEach(Thread::start);
		start.countDown();
		for (Thread thread : all)
			thread.join();

		assertEquals(1, granted.get());
		assertEquals(threads - 1, refused.get());
	}

	@Test
	void aVmIsLockedOnAllHostsAtOnce() throws Exception {
		table.acquire(MOVE, List.of(LockRequest.exclusive(WEB)));
		ObjectRef sameElsewhere = ObjectRef.vm("h1 by another name", WEB.id());

		assertThrows(LockRefusedException.class, () -> table.acquire(STOP, List.of(LockRequest.exclusive(sameElsewhere))));
		assertEquals(List.of(MOVE), table.holders(sameElsewhere));
		assertTrue(LockTable.conflict(List.of(LockRequest.exclusive(WEB)), List.of(LockRequest.shared(sameElsewhere))).isPresent());
	}
}
