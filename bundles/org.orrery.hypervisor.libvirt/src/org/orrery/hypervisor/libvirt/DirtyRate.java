// SPDX-License-Identifier: EPL-2.0
package org.orrery.hypervisor.libvirt;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.orrery.hypervisor.ErrorCode;
import org.orrery.hypervisor.Feature;
import org.orrery.hypervisor.HypervisorException;
import org.orrery.hypervisor.libvirt.DomainStatisticsReader.Values;

/**
 * Measures how fast a guest rewrites its memory. By sampled pages, which needs nothing of the guest's accelerator: QEMU's more exact ways
 * need KVM, and QEMU 7.2 ends with the guest in it when one of them is tried without.
 */
final class DirtyRate {
	private static final int MEASURED = 2;
	private static final long LOOK_MILLIS = 50;
	/** How long after the period the answer may take: sampling takes time itself, more so on a loaded host. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private final LibvirtSession session;
	private final DomainStatisticsReader statistics;

	DirtyRate(LibvirtSession session, DomainStatisticsReader statistics) {
		this.session = session;
		this.statistics = statistics;
	}

	long measure(UUID uuid, Duration period) throws HypervisorException {
		String operation = "measure the dirty rate of domain " + uuid;
		int seconds = (int) Math.max(1, period.toSeconds());
		session.domain(Feature.DIRTY_RATE, uuid, operation,
				domain -> session.check(session.api().virDomainStartDirtyRateCalc(domain, seconds, 0), operation));
		long end = System.nanoTime() + Duration.ofSeconds(seconds).plus(GRACE).toNanos();
		pause(TimeUnit.SECONDS.toMillis(seconds), operation);
		while (true) {
			Values values = values(uuid);
			// libvirt keeps the result until the next measurement begins, and that has just begun
			if (values != null && values.number("dirtyrate.calc_status") == MEASURED)
				return Math.max(0, values.number("dirtyrate.megabytes_per_second")) << 20;
			if (System.nanoTime() > end)
				throw new HypervisorException(ErrorCode.BUSY, operation, Messages.of("dirtyRate.late", seconds + GRACE.toSeconds()));
			pause(LOOK_MILLIS, operation);
		}
	}

	private Values values(UUID uuid) throws HypervisorException {
		AtomicReference<Values> found = new AtomicReference<>();
		statistics.forEach(DomainStatisticsReader.DIRTY_RATE, true, (domain, values) -> {
			if (domain.equals(uuid))
				found.set(values);
		});
		return found.get();
	}

	/** libvirt tells of the end by no event. */
	private static void pause(long millis, String operation) throws HypervisorException {
		try {
			TimeUnit.MILLISECONDS.sleep(millis);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new HypervisorException(ErrorCode.OTHER, operation, Messages.of("interrupted"), 0, 0, e);
		}
	}
}
