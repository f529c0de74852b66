// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The table, the JSON file and the last line of one benchmark. Used on one thread. */
public final class BenchReport {
	/** Names the folder for the JSON file. */
	private static final String RESULTS = "orrery.bench.results";

	/** Which way is better. */
	public enum Better {
		LOWER("≤"), HIGHER("≥");

		private final String sign;

		Better(String sign) {
			this.sign = sign;
		}

		boolean reached(double value, double aim) {
			return this == LOWER ? value <= aim : value >= aim;
		}
	}

	/**
	 * @param peer   measured in the same run, NaN where there is none
	 * @param judged what the aim is about: the figure itself or its ratio to the peer's; a figure without an aim informs only
	 * @param aim    NaN for none
	 */
	private record Row(String figure, String unit, double peer, double ours, double ratio, Better better, double judged, double aim) {
		boolean reached() {
			return Double.isNaN(aim) || better.reached(judged, aim);
		}
	}

	private final String name;
	private final String loadAtStart = load();
	private final Instant begun = Instant.now();
	private final List<Row> rows = new ArrayList<>();
	private final JsonObject details = new JsonObject();
	/** Why it did not come to its end; empty when it did. */
	private String brokeOff = "";

	private BenchReport(String name) {
		this.name = name;
	}

	/** What a benchmark does: it measures and reports. */
	@FunctionalInterface
	public interface Measurement {
		/** @return the key figures in words */
		String measure(BenchReport report) throws Exception;
	}

	/**
	 * Runs a benchmark to its end and ends the process with its exit code. One that breaks off is told as such, with what was measured until
	 * then.
	 *
	 * @param name as {@code ./orrery bench} knows it
	 */
	public static void run(String name, Measurement measurement) throws IOException {
		BenchReport report = new BenchReport(name);
		String key;
		try {
			key = measurement.measure(report);
		} catch (Exception | AssertionError e) {
			e.printStackTrace();
			report.brokeOff = e.toString();
			key = "broke off: " + e;
		}
		System.exit(report.finish(key));
	}

	/** A figure judged by its ratio ours / peer. */
	public void ratio(String figure, String unit, double peer, double ours, Better better, double aim) {
		double ratio = ours / peer;
		rows.add(new Row(figure, unit, peer, ours, ratio, better, ratio, aim));
	}

	/** A figure judged by how many times faster than its peer it is: peer / ours. */
	public void speedup(String figure, String unit, double peer, double ours, double aim) {
		double ratio = peer / ours;
		rows.add(new Row(figure, unit, peer, ours, ratio, Better.HIGHER, ratio, aim));
	}

	/** A figure judged by itself. */
	public void figure(String figure, String unit, double ours, Better better, double aim) {
		rows.add(new Row(figure, unit, Double.NaN, ours, Double.NaN, better, ours, aim));
	}

	/** A figure that informs and has no aim. */
	public void note(String figure, String unit, double peer, double ours) {
		rows.add(new Row(figure, unit, peer, ours, Double.NaN, Better.LOWER, ours, Double.NaN));
	}

	/** What goes into the JSON file only; the caller fills it. */
	public JsonObject details() {
		return details;
	}

	/**
	 * Prints the table, writes the file, prints the last line.
	 *
	 * @return the exit code: 0 every aim is reached, 1 one is not
	 */
	private int finish(String key) throws IOException {
		List<String> missed = rows.stream().filter(row -> !row.reached()).map(Row::figure).map(String::strip).toList();
		boolean reached = missed.isEmpty() && brokeOff.isEmpty();
		print();
		write(reached);
		System.out.println("bench " + name + ": " + key + (missed.isEmpty() ? "" : " — AIM MISSED: " + String.join(", ", missed)));
		return reached ? 0 : 1;
	}

	private void print() {
		System.out.println("load of the machine at the start " + loadAtStart + ", at the end " + load());
		String format = "%-46s %-6s %10s %10s %10s %8s  %s%n";
		System.out.printf(Locale.ROOT, format, "figure", "unit", "aim", "peer", "ours", "ratio", "");
		for (Row row : rows)
			System.out.printf(Locale.ROOT, format, row.figure(), row.unit(), Double.isNaN(row.aim()) ? "" : row.better().sign + " " + text(row.aim()),
					text(row.peer()), text(row.ours()), text(row.ratio()), Double.isNaN(row.aim()) ? "" : row.reached() ? "ok" : "MISSED");
	}

	private static String text(double value) {
		return Double.isNaN(value) ? "" : value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.3f", value);
	}

	private void write(boolean reached) throws IOException {
		JsonObject all = new JsonObject();
		all.addProperty("bench", name);
		all.addProperty("begun", begun.truncatedTo(ChronoUnit.SECONDS).toString());
		all.addProperty("seconds", begun.until(Instant.now(), ChronoUnit.SECONDS));
		all.addProperty("loadAtStart", loadAtStart);
		all.addProperty("loadAtEnd", load());
		all.addProperty("processors", Runtime.getRuntime().availableProcessors());
		all.addProperty("reached", reached);
		if (!brokeOff.isEmpty())
			all.addProperty("brokeOff", brokeOff);
		JsonArray figures = new JsonArray();
		rows.forEach(row -> figures.add(json(row)));
		all.add("figures", figures);
		all.add("details", details);
		Path folder = Path.of(System.getProperty(RESULTS, "target/bench"));
		Files.createDirectories(folder);
		Files.writeString(folder.resolve(name + ".json"), new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all) + '\n');
	}

	private static JsonObject json(Row row) {
		JsonObject json = new JsonObject();
		json.addProperty("figure", row.figure());
		json.addProperty("unit", row.unit());
		addNumber(json, "aim", row.aim());
		addNumber(json, "peer", row.peer());
		addNumber(json, "ours", row.ours());
		addNumber(json, "ratio", row.ratio());
		if (!Double.isNaN(row.aim()))
			json.addProperty("reached", row.reached());
		return json;
	}

	/** JSON knows no "not a number": what is not there is left out. */
	private static void addNumber(JsonObject json, String member, double value) {
		if (Double.isFinite(value))
			json.addProperty(member, value);
	}

	/** The three load averages of the machine, where it tells them. */
	private static String load() {
		try {
			String[] words = Files.readString(Path.of("/proc/loadavg")).split(" ");
			return String.join(" ", words[0], words[1], words[2]);
		} catch (IOException e) {
			return String.format(Locale.ROOT, "%.2f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
		}
	}

	/** Of several repetitions, NaN of none. */
	public static double median(List<Double> values) {
		List<Double> sorted = values.stream().sorted().toList();
		if (sorted.isEmpty())
			return Double.NaN;
		int middle = sorted.size() / 2;
		return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
	}
}
