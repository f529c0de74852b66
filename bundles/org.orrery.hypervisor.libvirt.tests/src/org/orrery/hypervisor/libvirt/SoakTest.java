// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.HypervisorConnection;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.OpenOptions;

/**
 * 100,000 lookups on four threads while the garbage collector runs all the time: what finalizers or a collected callback would break within
 * seconds.
 */
class SoakTest {
	private static final int LOOKUPS = 100_000;
	private static final int THREADS = 4;
	private static final int DOMAINS = 50;
	private static final Duration LIMIT = Duration.ofSeconds(60);

	private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
	private final AtomicBoolean done = new AtomicBoolean();

	@Test
	void lookupsUnderConstantGarbageCollection(@TempDir Path folder) throws HypervisorException, IOException, InterruptedException {
		String domains = IntStream.range(0, DOMAINS).mapToObj(i -> TestHypervisor.domain("vm" + i, new UUID(7, i))).reduce("", String::concat);
		LibvirtDiagnostics before = LibvirtDiagnostics.now();
		long began = System.nanoTime();
		Thread collector = new Thread(this::collectGarbage, "garbage collection");
		collector.start();
		try (HypervisorConnection connection = TestHypervisor.open(TestHypervisor.host(folder, domains), OpenOptions.defaults())) {
			RecordedEvents events = new RecordedEvents();
			connection.addListener(events);
			List<Thread> threads = IntStream.range(0, THREADS).mapToObj(i -> new Thread(() -> lookUp(connection, i))).toList();
			threads.forEach(Thread::start);
			for (Thread thread : threads)
				thread.join();
			connection.pause(new UUID(7, 0));
			events.await(new UUID(7, 0) + " PAUSED", Duration.ofSeconds(5));
			assertEquals(before.liveHandles() + 1, LibvirtDiagnostics.now().liveHandles(), "only the connection is open");
		} finally {
			done.set(true);
			collector.join();
		}
		assertEquals(List.of(), new ArrayList<>(errors));
		LibvirtDiagnostics after = LibvirtDiagnostics.now();
		assertTrue(after.openedHandles() - before.openedHandles() >= LOOKUPS, after.toString());
		assertEquals(before.leakedHandles(), after.leakedHandles());
		assertTrue(TestHypervisor.within(Duration.ofSeconds(5), () -> LibvirtDiagnostics.now().liveHandles() == before.liveHandles()
				&& LibvirtDiagnostics.now().callbacks() == before.callbacks()), LibvirtDiagnostics.now().toString());
		Duration took = Duration.ofNanos(System.nanoTime() - began);
		assertTrue(took.compareTo(LIMIT) < 0, "took " + took);
	}

	private void lookUp(HypervisorConnection connection, int thread) {
		for (int i = 0; i < LOOKUPS / THREADS && errors.size() < 10; i++) {
			UUID uuid = new UUID(7, (i + thread) % DOMAINS);
			try {
				// the library looks the domain up in both cases; the XML alone spares the test the time of parsing it
				if (i % 16 == 0 ? !connection.domain(uuid).map(DomainRecord::uuid).equals(Optional.of(uuid))
						: !connection.domainXml(uuid, false).contains(uuid.toString()))
					errors.add("not found: " + uuid);
			} catch (HypervisorException | RuntimeException e) {
				errors.add(e.toString());
			}
		}
	}

	/** One collection after the other, with twice the time of one between two: without it nothing else would run on few cores. */
	private void collectGarbage() {
		while (!done.get()) {
			long began = System.nanoTime();
			System.gc();
			LockSupport.parkNanos(2 * (System.nanoTime() - began));
		}
	}
}
