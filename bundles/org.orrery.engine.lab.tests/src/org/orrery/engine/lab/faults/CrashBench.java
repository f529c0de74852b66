// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.bench.BenchArguments;
import org.orrery.engine.lab.bench.BenchReport;

import com.google.gson.Gson;
import com.google.gson.JsonArray;

/** {@code ./orrery bench crash}: the console is killed at random moments while it moves all VMs. */
public final class CrashBench {
	private CrashBench() {
	}

	/** @param arguments number of rounds (50), seed (1) */
	public static void main(String[] arguments) throws IOException {
		BenchArguments given = new BenchArguments(arguments, 2);
		int count = (int) given.number(0, "ROUNDS", 50);
		long seed = given.number(1, "SEED", 1);
		BenchReport.run("crash", report -> measure(report, count, seed));
	}

	private static String measure(BenchReport report, int count, long seed) throws Exception {
		Path data = Files.createTempDirectory("orrery-crash");
		CrashRounds rounds = new CrashRounds(Lab.read(), seed);
		JsonArray failures = new JsonArray();
		int failed = 0;
		for (int round = 1; round <= count; round++) {
			List<String> wrong = outcome(rounds, data.resolve(String.valueOf(round)));
			wrong.forEach(failures::add);
			if (!wrong.isEmpty())
				failed++;
			System.out.println("round " + round + '/' + count + ": " + (wrong.isEmpty() ? "well" : String.join("; ", wrong)) + ", "
					+ rounds.openSoFar() + " tasks were open so far");
		}
		long open = rounds.openSoFar();
		report.details().addProperty("seed", seed);
		report.details().add("openAtRestart", new Gson().toJsonTree(rounds.openAtRestart()));
		report.details().add("failures", failures);
		report.figure("rounds with a wrong end", "", failed, BenchReport.Better.LOWER, 0);
		report.figure("tasks that a killed console left open", "", open, BenchReport.Better.HIGHER, Math.max(1, count / 2));
		return count + " rounds with seed " + seed + ", " + failed + " with a wrong end, " + open + " tasks were open";
	}

	/** A round that breaks off has failed; the next one goes on with the VMs as they are. */
	private static List<String> outcome(CrashRounds rounds, Path data) {
		try {
			return rounds.round(data);
		} catch (Exception | AssertionError e) {
			return List.of(e.toString());
		}
	}
}
