// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.orrery.engine.lab.bench.BenchArguments;
import org.orrery.engine.lab.bench.BenchReport;

/** {@code ./orrery bench inventory}: a hundred hosts with ten thousand VMs, seen by the engine and the model as the console has them. */
public final class InventoryBench {
	private static final int ROUNDS = 3;
	private static final int LARGE_HOST_VMS = 5000;
	private static final double CONNECT_SECONDS = 5;
	private static final double CACHE_SECONDS = 1;
	private static final int SOAK_MINUTES = 6;

	private final BenchReport report;
	private final FakeFleet fleet;

	private InventoryBench(BenchReport report) throws IOException {
		this.report = report;
		fleet = FakeFleet.read();
	}

	/** @param arguments minutes of the soak after what is kept is full, 6 when there is none */
	public static void main(String[] arguments) throws IOException {
		long minutes = new BenchArguments(arguments, 1).number(0, "MINUTES", SOAK_MINUTES);
		BenchReport.run("inventory", report -> new InventoryBench(report).measure(minutes));
	}

	private String measure(long minutes) throws Exception {
		Path data = Files.createTempDirectory("orrery-bench");
		String whole = fleet.hosts.size() + " hosts with " + fleet.vmsPerHost + " VMs each";
		System.out.println(whole + ", " + ROUNDS + " times from nothing and from the cache …");
		List<Double> nothing = new ArrayList<>();
		List<Double> cache = new ArrayList<>();
		Optional<Path> archive = FreshProcess.learn(data);
		for (int round = 0; round < ROUNDS; round++) {
			Path own = Files.createDirectories(data.resolve("start" + round));
			nothing.add(FreshProcess.seconds(own, FreshProcess.From.NOTHING, archive));
			cache.add(FreshProcess.seconds(own, FreshProcess.From.CACHE, archive));
		}
		report.figure(whole + ", from nothing", "s", median(nothing), BenchReport.Better.LOWER, CONNECT_SECONDS);
		report.figure(whole + ", from the cache", "s", median(cache), BenchReport.Better.LOWER, CACHE_SECONDS);
		System.out.println("one host with " + LARGE_HOST_VMS + " VMs …");
		double virsh = new LargeHost(report, LARGE_HOST_VMS).measure(data.resolve("large"));
		System.out.println("one host frozen, one deaf …");
		double disturbed = new Disturbance(report, fleet).measure(Files.createDirectories(data.resolve("disturbance")));
		System.out.println("the highest rate of changes …");
		new Churn(report, fleet).measure(Files.createDirectories(data.resolve("churn")), minutes);
		return String.format(Locale.ROOT, "%s complete in %.1f s, from the cache in %.2f s; %d VMs on one host in %.2f of virsh's time; one host frozen and"
				+ " one deaf: %.2f of the delay", whole, median(nothing), median(cache), LARGE_HOST_VMS, virsh, disturbed);
	}
}
