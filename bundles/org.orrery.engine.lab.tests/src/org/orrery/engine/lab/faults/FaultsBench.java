// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.orrery.engine.lab.bench.BenchReport;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** {@code ./orrery bench faults}: the whole matrix, or the cases named. */
public final class FaultsBench {
	private static final int LEAST_CASES = 60;
	/** Every wait in a case is bounded; three attempts with all of them at their end take no longer. */
	private static final long CASE_MINUTES = 15;

	private final BenchReport report;
	private final JsonArray outcomes = new JsonArray();
	private final int count;
	private int passed;
	private int failed;
	private boolean stuck;
	/** When the case of now began, of System.nanoTime. */
	private long begun;

	private FaultsBench(BenchReport report, int count) {
		this.report = report;
		this.count = count;
	}

	/** @param arguments parts of names of cases, all cases when there are none; --list only shows them */
	public static void main(String[] arguments) throws IOException {
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
		BenchReport.run("faults", report -> new FaultsBench(report, cases.size()).measure(cases, wanted.isEmpty()));
	}

	private String measure(List<FaultCase> cases, boolean all) throws Exception {
		Path data = Files.createTempDirectory("orrery-faults");
		FaultMatrix matrix = new FaultMatrix(data);
		for (FaultCase one : cases) {
			begun = System.nanoTime();
			record(one, stuck ? List.of("not run: the case before hangs") : outcome(one, matrix));
		}
		if (!stuck)
			matrix.close();
		report.details().add("cases", outcomes);
		report.details().add("leftToAPerson", new Gson().toJsonTree(matrix.leftToAPerson()));
		report.figure("cases that passed", "", passed, BenchReport.Better.HIGHER, all ? LEAST_CASES : 1);
		report.figure("cases that failed", "", failed, BenchReport.Better.LOWER, 0);
		report.note("  of those that passed, left to a person", "", Double.NaN, matrix.leftToAPerson().size());
		return count + " cases, " + passed + " passed, " + failed + " failed";
	}

	/** On a thread of its own, so that not even a native call that hangs keeps the others from being reported. */
	private List<String> outcome(FaultCase one, FaultMatrix matrix) throws InterruptedException {
		FutureTask<List<String>> work = new FutureTask<>(() -> matrix.run(one));
		Thread thread = new Thread(work, one.name());
		thread.setDaemon(true);
		thread.start();
		try {
			return work.get(CASE_MINUTES, TimeUnit.MINUTES);
		} catch (ExecutionException e) {
			return List.of(e.getCause().toString());
		} catch (TimeoutException e) {
			stuck = true;
			return List.of("it hangs: " + Stream.of(thread.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n\t", "\n\t", "")));
		}
	}

	private void record(FaultCase one, List<String> wrong) {
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
		System.out.println((passed + failed) + "/" + count + (wrong.isEmpty() ? " passed " : " FAILED ") + one.name() + " (" + seconds + " s)");
		wrong.forEach(line -> System.out.println("       " + line));
	}
}
