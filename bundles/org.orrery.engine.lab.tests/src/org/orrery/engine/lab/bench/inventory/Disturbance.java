// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.inventory.HostInventory;
import org.orrery.engine.inventory.InventoryListener;
import org.orrery.engine.lab.bench.BenchReport;
import org.orrery.hypervisor.DomainRecord;
import org.orrery.hypervisor.DomainState;
import org.orrery.hypervisor.HypervisorConnection;

/** How long a change on a host takes until it is known here: while all hosts are well, and while one stands still and one never answers. */
final class Disturbance {
	private static final int PROBED_HOSTS = 20;
	private static final int ROUNDS = 3;
	private static final int PROBES = 5;
	private static final int PATIENCE_SECONDS = 30;
	private static final int SETTLE_SECONDS = 8;
	private static final double NONE = 1.1;

	private final BenchReport report;
	private final FakeFleet fleet;

	Disturbance(BenchReport report, FakeFleet fleet) {
		this.report = report;
		this.fleet = fleet;
	}

	double measure(Path data) throws Exception {
		List<ConnectionDefinition> hosts = new ArrayList<>(fleet.hosts);
		hosts.add(FakeFleet.definition("deaf", fleet.deafUri));
		ConnectionDefinition frozen = fleet.hosts.get(0);
		List<Double> well = new ArrayList<>();
		List<Double> disturbed = new ArrayList<>();
		try (WatchedEngine watched = new WatchedEngine(data, hosts)) {
			for (ConnectionDefinition host : fleet.hosts)
				watched.engine.connections().find(host.id()).orElseThrow().connect();
			watched.until(WatchedEngine::countComplete, fleet.vms(), () -> {
			});
			TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
			probe(watched, new ArrayList<>()); // not measured: classes are loaded
			for (int round = 0; round < ROUNDS; round++) {
				probe(watched, well);
				fleet.freeze(frozen.id());
				watched.engine.connections().find("deaf").orElseThrow().connect();
				try {
					TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
					probe(watched, disturbed);
				} finally {
					fleet.thaw(frozen.id());
					watched.engine.connections().find("deaf").orElseThrow().disconnect();
				}
				TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
			}
		}
		report.ratio("a change is known, one host frozen, one deaf; peer: none", "ms", median(well), median(disturbed), BenchReport.Better.LOWER, NONE);
		return median(disturbed) / median(well);
	}

	private void probe(WatchedEngine watched, List<Double> millis) throws Exception {
		for (ConnectionDefinition host : fleet.hosts.subList(1, Math.min(fleet.hosts.size(), 1 + PROBED_HOSTS)))
			try (HypervisorConnection direct = WatchedEngine.direct(host)) {
				DomainRecord vm = watched.engine.inventory().host(host.id()).orElseThrow().domains().values().stream()
						.filter(domain -> domain.state() == DomainState.RUNNING).findAny().orElseThrow();
				for (int i = 0; i < PROBES; i++) {
					millis.add(known(watched, host.id(), vm.uuid(), DomainState.SHUT_OFF, () -> direct.forceOff(vm.uuid())));
					millis.add(known(watched, host.id(), vm.uuid(), DomainState.RUNNING, () -> direct.start(vm.uuid())));
				}
			}
	}

	private interface Change {
		void make() throws Exception;
	}

	private static double known(WatchedEngine watched, String host, UUID vm, DomainState expected, Change change) throws Exception {
		CountDownLatch seen = new CountDownLatch(1);
		long[] at = new long[1];
		InventoryListener listener = (HostInventory now) -> {
			DomainRecord record = now.connection().equals(host) ? now.domains().get(vm) : null;
			if (record == null || record.state() != expected || seen.getCount() == 0)
				return;
			at[0] = System.nanoTime();
			seen.countDown();
		};
		watched.engine.inventory().addListener(listener);
		try {
			change.make();
			long begun = System.nanoTime();
			if (!seen.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
				throw new IllegalStateException("a change on " + host + " was not seen within " + PATIENCE_SECONDS + " s");
			return Math.max(0, (at[0] - begun) / 1e6);
		} finally {
			watched.engine.inventory().removeListener(listener);
		}
	}
}
