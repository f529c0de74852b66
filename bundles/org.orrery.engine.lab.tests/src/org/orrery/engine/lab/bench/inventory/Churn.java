// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.lab.bench.BenchReport;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorConnection;

import com.sun.management.UnixOperatingSystemMXBean;

/** Many changes a second, and what is left of them: whether everything shown is true, and nothing grows. */
final class Churn {
	private static final int FASTEST_SECONDS = 20;
	private static final int SETTLE_SECONDS = 15;
	private static final String SOAK_RATE = "300";
	/** Megabytes: what caches and the compiler may take between two looks. */
	private static final double HEAP_GROWTH = 4;
	private static final double THREAD_GROWTH = 4;
	/** Samples of VMs that are gone are kept for ten minutes: before that, what grows is no leak. */
	private static final int KEPT_MINUTES = 11;
	private static final int BACKGROUND_SECONDS = 35;

	private record Footprint(double heapMegabytes, long handles, int threads) {
	}

	private final BenchReport report;
	private final FakeFleet fleet;
	private final UnixOperatingSystemMXBean process = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

	Churn(BenchReport report, FakeFleet fleet) {
		this.report = report;
		this.fleet = fleet;
	}

	void measure(Path data, long soakMinutes) throws Exception {
		try (WatchedEngine watched = new WatchedEngine(data, fleet.hosts)) {
			watched.connectUntil(fleet.vms());
			fastest(watched);
			soak(watched, soakMinutes);
		} finally {
			fleet.churn("0");
		}
	}

	private void fastest(WatchedEngine watched) throws Exception {
		long before = fleet.changes();
		long busy = process.getProcessCpuTime();
		long begun = System.nanoTime();
		fleet.churn("max");
		TimeUnit.SECONDS.sleep(FASTEST_SECONDS);
		fleet.churn("0");
		double seconds = (System.nanoTime() - begun) / 1e9;
		report.note("highest rate of changes by the daemons", "1/s", Double.NaN, Math.rint((fleet.changes() - before) / seconds));
		report.note("  processor of the console meanwhile", "cores", Double.NaN, (process.getProcessCpuTime() - busy) / 1e9 / seconds);
		TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
		report.figure("VMs shown wrongly after it", "", wrong(watched), BenchReport.Better.LOWER, 0);
	}

	/** VMs that a host tells otherwise than what is shown. */
	private int wrong(WatchedEngine watched) throws Exception {
		int wrong = 0;
		for (ConnectionDefinition host : fleet.hosts)
			try (HypervisorConnection direct = WatchedEngine.direct(host)) {
				Map<UUID, DomainState> truth = direct.domains().stream().collect(Collectors.toMap(DomainRecord::uuid, DomainRecord::state));
				HostInventory shown = watched.engine.inventory().host(host.id()).orElseThrow();
				for (DomainRecord domain : shown.domains().values())
					if (truth.remove(domain.uuid()) != domain.state())
						wrong++;
				wrong += truth.size();
			}
		return wrong;
	}

	private void soak(WatchedEngine watched, long minutes) throws Exception {
		System.out.println("soak at " + SOAK_RATE + " changes a second: " + KEPT_MINUTES + " minutes until all that is kept for ten is full, then "
				+ minutes + " minutes …");
		long before = fleet.changes();
		run(KEPT_MINUTES * 60);
		Footprint first = footprint();
		run(minutes * 60);
		Footprint last = footprint();
		report.note("changes in the soak", "", Double.NaN, fleet.changes() - before);
		report.note("heap after collection", "MB", first.heapMegabytes(), last.heapMegabytes());
		report.figure("  growth", "MB", last.heapMegabytes() - first.heapMegabytes(), BenchReport.Better.LOWER, HEAP_GROWTH);
		report.figure("  growth of handles", "", (double) last.handles() - first.handles(), BenchReport.Better.LOWER, 0);
		report.figure("  growth of threads", "", (double) last.threads() - first.threads(), BenchReport.Better.LOWER, THREAD_GROWTH);
		report.figure("VMs shown wrongly after it", "", wrong(watched), BenchReport.Better.LOWER, 0);
	}

	private void run(long seconds) throws Exception {
		fleet.churn(SOAK_RATE);
		TimeUnit.SECONDS.sleep(seconds);
		fleet.churn("0");
		TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
	}

	/** Lanes end threads that have nothing to do; what stays is the fewest seen while all hosts were read in the background once. */
	private static int restingThreads() throws InterruptedException {
		int fewest = Integer.MAX_VALUE;
		for (int second = 0; second < BACKGROUND_SECONDS; second++) {
			fewest = Math.min(fewest, ManagementFactory.getThreadMXBean().getThreadCount());
			TimeUnit.SECONDS.sleep(1);
		}
		return fewest;
	}

	private Footprint footprint() throws InterruptedException {
		int threads = restingThreads();
		for (int i = 0; i < 3; i++) {
			System.gc();
			TimeUnit.MILLISECONDS.sleep(300);
		}
		return new Footprint(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6, process.getOpenFileDescriptorCount(), threads);
	}
}
