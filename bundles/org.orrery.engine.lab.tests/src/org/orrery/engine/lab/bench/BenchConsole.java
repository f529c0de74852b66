// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionDefinition;

import com.google.gson.Gson;
import com.google.gson.JsonObject;

/** Starts the real console under Xvfb and has the bundle beside it run one scenario. */
public final class BenchConsole {
	private static final int PATIENCE_SECONDS = 420;

	private final Path scratch = Files.createTempDirectory("orrery-bench-ui");
	/** Starts a console; the product and the JVM are its business. */
	private final String command = System.getenv("ORRERY_BENCH_CONSOLE");

	public BenchConsole() throws IOException {
		// the folder is made above
	}

	/** What a scenario wrote down. */
	public record Figures(Properties values) {
		public double of(String figure) {
			return Double.parseDouble(values.getProperty(figure, "NaN"));
		}
	}

	/** What it found is also in the details of the report. @param fleet of the simulator, with that many hosts; @param more options of its JVM */
	public Figures run(BenchReport report, String scenario, String fleet, int hosts, String... more) throws Exception {
		Path home = home(scenario, fleet, hosts);
		Path findings = home.resolve("findings");
		List<String> options = new ArrayList<>(List.of("-Dorrery.bench.scenario=" + scenario, "-Dorrery.bench.findings=" + findings));
		options.addAll(List.of(more));
		String pictures = System.getenv("ORRERY_BENCH_PICTURES");
		if (pictures != null)
			options.add("-Dorrery.bench.pictures=" + pictures);
		boolean profiled = System.getenv("ORRERY_BENCH_PROFILE") != null;
		if (profiled)
			options.add("-Dorrery.bench.profile=true");
		Process process = start(home, options.toArray(String[]::new));
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
	Path home(String name, String fleet, int hosts) throws IOException {
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

	Process start(Path home, String... options) throws IOException {
		List<String> words = new ArrayList<>(List.of("xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", command, home.toString()));
		words.addAll(List.of(options));
		return new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(home.resolve("console.log").toFile()).start();
	}

	/** As a person who closes the session: the console saves what it has to. */
	static void end(Process process) throws InterruptedException {
		process.descendants().filter(one -> one.info().command().filter(command -> command.endsWith("java")).isPresent()).forEach(ProcessHandle::destroy);
		if (!process.waitFor(20, TimeUnit.SECONDS)) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
	}
}
