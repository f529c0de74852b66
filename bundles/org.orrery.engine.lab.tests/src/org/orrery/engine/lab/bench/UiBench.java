// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.lab.bench.BenchReport.Better;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/**
 * {@code ./orrery bench ui}: the real console under Xvfb. Its start; a fleet of 10,000 VMs idle and changing; a host with 5,000; the topology
 * of 2,000 VMs under a real mouse. Each in a console of its own, which a bundle beside the product drives from inside.
 */
public final class UiBench {
	private static final List<String> SCENARIOS = List.of("start", "fleet", "host", "topology");
	private static final int STARTS = 5;
	private static final int PATIENCE_SECONDS = 420;
	private static final double STALL_MILLIS = 50;
	private static final double HEAP_MIB = 512;
	private static final double IDLE_PERCENT = 5;
	private static final double FRAMES = 30;
	private static final double OPEN_MILLIS = 2000;
	private static final double START_MILLIS = 2500;

	private final BenchReport report;
	private final Path scratch = Files.createTempDirectory("orrery-bench-ui");
	/** Starts a console; the product and the JVM are its business. */
	private final String console = System.getenv("ORRERY_BENCH_CONSOLE");

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
			case "fleet" -> fleet(run("fleet", "fleet-100x100", 100));
			case "host" -> host(run("host", "", 0));
			default -> topology(run("topology", "fleet-100x20", 100));
			});
		}
		return String.join("; ", key);
	}

	private String start() throws Exception {
		Path home = home("start", "", 0);
		List<Double> millis = new ArrayList<>();
		for (int i = 0; i <= STARTS; i++) { // the first fills the caches
			Path ready = home.resolve("ready");
			Files.deleteIfExists(ready);
			Process process = console(home, "-Dorrery.ready.file=" + ready);
			long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
			while (!Files.exists(ready) || Files.size(ready) == 0) {
				if (!process.isAlive() || System.nanoTime() > end)
					throw new IOException("The console did not become ready");
				Thread.sleep(20);
			}
			Thread.sleep(i == 0 ? 5_000 : 1_500);
			end(process);
			if (i > 0)
				millis.add(Double.valueOf(Files.readString(ready).strip()));
		}
		report.figure("start of the process to painted window", "ms", median(millis), Better.LOWER, START_MILLIS);
		return String.format(Locale.ROOT, "window ready in %.0f ms", median(millis));
	}

	/** As a person who closes the session: the console saves what it has to. */
	private static void end(Process process) throws InterruptedException {
		process.descendants().filter(one -> one.info().command().filter(command -> command.endsWith("java")).isPresent()).forEach(ProcessHandle::destroy);
		if (!process.waitFor(20, TimeUnit.SECONDS)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
	}

	private String fleet(Figures found) {
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

	private String host(Figures found) {
		report.note("5,000 VMs on one host: all rows in the table", "ms", Double.NaN, found.of("host.rows"));
		report.note("  longest wait meanwhile", "ms", Double.NaN, found.of("host.populate.stall.max"));
		report.note("  all in the navigator, from the click on", "ms", Double.NaN, found.of("host.expand"));
		return String.format(Locale.ROOT, "5,000 VMs of a host in %.0f ms", found.of("host.rows"));
	}

	private String topology(Figures found) {
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

	/** What a scenario wrote down. */
	private record Figures(Properties values) {
		double of(String figure) {
			return Double.parseDouble(values.getProperty(figure, "NaN"));
		}
	}

	private Figures run(String scenario, String fleet, int hosts) throws Exception {
		Path home = home(scenario, fleet, hosts);
		Path findings = home.resolve("findings");
		List<String> options = new ArrayList<>(List.of("-Dorrery.bench.scenario=" + scenario, "-Dorrery.bench.findings=" + findings));
		String pictures = System.getenv("ORRERY_BENCH_PICTURES");
		if (pictures != null)
			options.add("-Dorrery.bench.pictures=" + pictures);
		boolean profiled = System.getenv("ORRERY_BENCH_PROFILE") != null;
		if (profiled)
			options.add("-Dorrery.bench.profile=true");
		Process process = console(home, options.toArray(String[]::new));
		if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
			end(process);
			throw new IOException("The scenario " + scenario + " did not end within " + PATIENCE_SECONDS + " s; the console says: " + said(home));
		}
		if (!Files.exists(findings))
			throw new IOException("The scenario " + scenario + " found nothing; the console says: " + said(home));
		if (profiled)
			System.out.println(said(home));
		Properties values = new Properties();
		try (Reader in = Files.newBufferedReader(findings)) {
			values.load(in);
		}
		JsonObject details = new JsonObject();
		values.stringPropertyNames().stream().sorted().forEach(name -> details.addProperty(name, values.getProperty(name)));
		report.details().add(scenario, details);
		if (values.containsKey("failure"))
			throw new IOException("The scenario " + scenario + " failed: " + values.getProperty("failure"));
		return new Figures(values);
	}

	private static String said(Path home) throws IOException {
		return Files.readString(home.resolve("console.log")).strip();
	}

	/** A data folder in which these hosts of the simulator are saved, ten in a cluster. */
	private Path home(String name, String fleet, int hosts) throws IOException {
		List<ConnectionDefinition> saved = new ArrayList<>();
		for (int i = 1; i <= hosts; i++)
			saved.add(new ConnectionDefinition("h" + i, "sim://" + fleet + "/h" + i, "h" + i, "Lab", List.of(), "c" + (1 + (i - 1) / 10), true, ""));
		JsonObject document = new JsonObject();
		document.addProperty("format", 1);
		document.add("connections", new Gson().toJsonTree(saved));
		Path home = Files.createDirectory(scratch.resolve(name));
		Files.writeString(home.resolve("connections.json"), document.toString());
		return home;
	}

	private Process console(Path home, String... options) throws IOException {
		List<String> command = new ArrayList<>(List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", console, home.toString()));
		command.addAll(List.of(options));
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("console.log").toFile()).start();
	}
}
