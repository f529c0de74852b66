// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.lab.bench.BenchReport;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** {@code ./orrery bench faults}: the whole matrix, or the cases named. */
public final class FaultsBench {
	private static final int LEAST_CASES = 60;

	private final BenchReport report = new BenchReport("faults");
	private final JsonArray outcomes = new JsonArray();
	private int passed;
	private int failed;

	private FaultsBench() {
	}

	/** @param arguments parts of names of cases, all cases when there are none; --list only shows them */
	public static void main(String[] arguments) throws Exception {
		List<String> wanted = List.of(arguments);
		if (wanted.contains("--list")) {
			FaultCase.all().forEach(one -> System.out.println(one.name()));
			return;
		}
		List<FaultCase> cases = FaultCase.all().stream().filter(one -> wanted.isEmpty() || wanted.stream().anyMatch(one.name()::contains)).toList();
		if (cases.isEmpty()) {
			System.err.println("No fault case has a name with " + String.join(" or ", wanted) + "; --list shows them");
			System.exit(2);
		}
		System.exit(new FaultsBench().run(cases, wanted.isEmpty()));
	}

	private int run(List<FaultCase> cases, boolean all) throws Exception {
		Path data = Files.createTempDirectory("orrery-faults");
		try (FaultMatrix matrix = new FaultMatrix(data)) {
			for (FaultCase one : cases)
				record(one, matrix);
		}
		report.details().add("cases", outcomes);
		report.figure("cases that passed", "", passed, BenchReport.Better.HIGHER, all ? LEAST_CASES : 1);
		report.figure("cases that failed", "", failed, BenchReport.Better.LOWER, 0);
		return report.finish(cases.size() + " cases, " + passed + " passed, " + failed + " failed");
	}

	private void record(FaultCase one, FaultMatrix matrix) {
		long begun = System.nanoTime();
		List<String> wrong = new ArrayList<>();
		try {
			wrong.addAll(matrix.run(one));
		} catch (Exception | AssertionError e) {
			wrong.add(e.toString());
		}
		long seconds = (System.nanoTime() - begun) / 1_000_000_000L;
		JsonObject outcome = new JsonObject();
		outcome.addProperty("case", one.name());
		outcome.addProperty("passed", wrong.isEmpty());
		outcome.addProperty("seconds", seconds);
		if (!wrong.isEmpty())
			outcome.addProperty("wrong", String.join("\n", wrong));
		outcomes.add(outcome);
		if (wrong.isEmpty())
			passed++;
		else
			failed++;
		System.out.println((wrong.isEmpty() ? "passed " : "FAILED ") + one.name() + " (" + seconds + " s)");
		wrong.forEach(line -> System.out.println("       " + line));
	}
}
