// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.lab.bench.BenchReport.Better;


/**
 * {@code ./orrery bench ui}: the real console under Xvfb. Its start; a fleet of 10,000 VMs idle and changing; a host with 5,000; the topology
 * of 2,000 VMs under a real mouse. Each in a console of its own, which a bundle beside the product drives from inside.
 */
public final class UiBench {
	private static final List<String> SCENARIOS = List.of("start", "fleet", "host", "topology");
	private static final int STARTS = 5;
	private static final double STALL_MILLIS = 50;
	private static final double HEAP_MIB = 512;
	private static final double IDLE_PERCENT = 5;
	private static final double FRAMES = 30;
	private static final double OPEN_MILLIS = 2000;
	private static final double START_MILLIS = 2500;

	private final BenchReport report;
	private final BenchConsole console = new BenchConsole();

	private UiBench(BenchReport report) throws IOException {
		this.report = report;
	}

	/** @param arguments scenarios, all when there is none */
	public static void main(String[] arguments) throws IOException {
		List<String> wanted = arguments.length == 0 ? SCENARIOS : List.of(arguments);
		if (!SCENARIOS.containsAll(wanted)) {
			System.err.println("bench ui: scenarios are " + String.join(", ", SCENARIOS));
			System.exit(2);
		}
		BenchReport.run("ui", report -> new UiBench(report).measure(wanted));
	}

	private String measure(List<String> wanted) throws Exception {
		List<String> key = new ArrayList<>();
		for (String scenario : wanted) {
			System.out.println(scenario + " …");
			key.add(switch (scenario) {
			case "start" -> start();
			case "fleet" -> fleet(console.run(report, "fleet", "fleet-100x100", 100));
			case "host" -> host(console.run(report, "host", "", 0));
			default -> topology(console.run(report, "topology", "fleet-100x20", 100));
			});
		}
		return String.join("; ", key);
	}

	private String start() throws Exception {
		Path home = console.home("start", "", 0);
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i <= STARTS; i++) { // the first fills the caches
			Path ready = home.resolve("ready");
			Files.deleteIfExists(ready);
			Process process = console.start(home, "-Dorrery.ready.file=" + ready);
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			while (!Files.exists(ready) || Files.size(ready) == 0) {
				if (!process.isAlive() || System.nanoTime() > end)
					throw new IOException("The console did not become ready");
				Thread.sleep(20);
			}
			Thread.sleep(i == 0 ? 5_000 : 1_500);
			BenchConsole.end(process);
			if (i > 0)
				millis.add(Double.valueOf(Files.readString(ready).strip()));
		}
		report.figure("start of the process to painted window", "ms", median(millis), Better.LOWER, START_MILLIS);
		return String.format(Locale.ROOT, "window ready in %.0f ms", median(millis));
	}

	private String fleet(BenchConsole.Figures found) {
		report.note("100 hosts × 100 VMs in the model, from the window on", "ms", Double.NaN, found.of("fleet.populate"));
		report.figure("CPU while nothing changes, one core is 100", "%", found.of("fleet.idle.cpu"), Better.LOWER, IDLE_PERCENT);
		report.note("changes made by the hosts", "/s", Double.NaN, found.of("fleet.churn.rate"));
		report.figure("  longest wait of 999 in 1,000 clicks", "ms", found.of("fleet.churn.stall.p999"), Better.LOWER, STALL_MILLIS);
		report.note("  of 99 in 100", "ms", Double.NaN, found.of("fleet.churn.stall.p99"));
		report.note("  of half of them", "ms", Double.NaN, found.of("fleet.churn.stall.p50"));
		report.note("  of all", "ms", Double.NaN, found.of("fleet.churn.stall.max"));
		report.note("  CPU of the console and of the simulated hosts", "%", Double.NaN, found.of("fleet.churn.cpu"));
		report.note("  CPU of the UI thread", "%", Double.NaN, found.of("fleet.churn.cpu.ui"));
		report.figure("  heap, highest", "MiB", found.of("fleet.heap.peak"), Better.LOWER, HEAP_MIB);
		report.note("  heap, live, with the simulated hosts", "MiB", Double.NaN, found.of("fleet.heap.live"));
		return String.format(Locale.ROOT, "10,000 VMs: %.0f changes/s, 999 in 1,000 clicks within %.0f ms, idle CPU %.1f %%, heap %.0f MiB",
				found.of("fleet.churn.rate"), found.of("fleet.churn.stall.p999"), found.of("fleet.idle.cpu"), found.of("fleet.heap.peak"));
	}

	private String host(BenchConsole.Figures found) {
		report.note("5,000 VMs on one host: all rows in the table", "ms", Double.NaN, found.of("host.rows"));
		report.note("  longest wait meanwhile", "ms", Double.NaN, found.of("host.populate.stall.max"));
		report.note("  all in the navigator, from the click on", "ms", Double.NaN, found.of("host.expand"));
		return String.format(Locale.ROOT, "5,000 VMs of a host in %.0f ms", found.of("host.rows"));
	}

	private String topology(BenchConsole.Figures found) {
		report.figure("topology of 100 hosts, 2,000 VMs: opening", "ms", found.of("topology.open"), Better.LOWER, OPEN_MILLIS);
		double least = Double.MAX_VALUE;
		for (String zoom : List.of("100", "50", "20"))
			for (String what : List.of("pan", "drag")) {
				double frames = found.of("topology." + zoom + '.' + what + ".fps");
				least = Math.min(least, frames);
				report.figure("  " + what + " at " + zoom + " %", "1/s", frames, Better.HIGHER, FRAMES);
			}
		return String.format(Locale.ROOT, "topology opens in %.0f ms, at least %.0f frames/s", found.of("topology.open"), least);
	}
}
