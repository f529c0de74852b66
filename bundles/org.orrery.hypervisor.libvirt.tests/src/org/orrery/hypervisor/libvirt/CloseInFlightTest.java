// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.RepeatedTest;
import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;

/** A connection is closed while other threads are in the middle of calls: they end or are told, and nothing is freed under them. */
class CloseInFlightTest {
	private static final int THREADS = 4;

	@RepeatedTest(20)
	void callersAreToldAndNothingLeaks() throws HypervisorException, InterruptedException {
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		HypervisorConnection connection = TestHypervisor.open();
		CountDownLatch busy = new CountDownLatch(THREADS);
		ConcurrentLinkedQueue<String> surprises = new ConcurrentLinkedQueue<>();
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Thread caller = new Thread(() -> callUntilClosed(connection, busy, surprises));
			caller.start();
			callers.add(caller);
		}
		busy.await();
		connection.close();
		for (Thread caller : callers) {
			caller.join(10_000);
			assertTrue(!caller.isAlive(), "a caller hangs");
		}
		assertEquals(List.of(), List.copyOf(surprises));
		assertTrue(TestHypervisor.within(Duration.ofSeconds(5), () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()
				&& LibvirtDiagnostics.now().callbacks() == before.callbacks()), LibvirtDiagnostics.now().toString());
		assertEquals(before.leakedHandles(), LibvirtDiagnostics.now().leakedHandles());
	}

	private static void callUntilClosed(HypervisorConnection connection, CountDownLatch busy, ConcurrentLinkedQueue<String> surprises) {
		boolean counted = false;
		while (true)
			try {
				if (connection.domains().size() != 1)
					surprises.add("a domain is missing");
				if (!counted) {
					counted = true;
					busy.countDown();
				}
			} catch (HypervisorException e) {
				if (e.code() != ErrorCode.CONNECTION_LOST)
					surprises.add(e.toString());
				return;
			}
	}
}
