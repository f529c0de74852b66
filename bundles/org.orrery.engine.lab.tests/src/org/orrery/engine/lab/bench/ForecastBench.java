// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.orrery.engine.lab.GuestLoad;
import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.forecast.MigrationForecast;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.model.ObjectRef;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * {@code ./orrery bench forecast}: what was forecast of migrations under different load of the guest, against what they took. The first ones
 * only teach it the link, as on any fleet; of those after them each counts.
 */
public final class ForecastBench {
	private static final double AIM = 0.25;
	private static final int TEACHING = 4;
	/** MiB rewritten per round, pause between rounds in ms, bandwidth in MiB/s (0: unlimited). */
	private static final int[][] LOADS = { { 0, 0, 0 }, { 1, 100, 32 }, { 2, 200, 0 }, { 4, 500, 24 }, { 0, 0, 16 }, { 2, 500, 32 }, { 8, 1000, 0 },
			{ 4, 1000, 16 }, { 1, 500, 0 }, { 6, 1000, 48 } };

	private final BenchReport report;
	private final List<Double> durations = new ArrayList<>();
	private final List<Double> downtimes = new ArrayList<>();
	private final JsonArray rounds = new JsonArray();
	private int failures;

	private ForecastBench(BenchReport report) {
		this.report = report;
	}

	/** @param arguments number of migrations that count, 20 when there is none */
	public static void main(String[] arguments) throws IOException {
		int count = (int) new BenchArguments(arguments, 1).number(0, "COUNT", 20);
		BenchReport.run("forecast", report -> new ForecastBench(report).measure(count));
	}

	private String measure(int count) throws Exception {
		Lab lab = Lab.read();
		Lab.Vm vm = lab.anyVm();
		GuestLoad load = new GuestLoad(lab, vm);
		try (LabEngine orrery = new LabEngine(lab, Files.createTempDirectory("orrery-bench"))) {
			for (int i = 0; i < TEACHING; i++)
				migrate(orrery, lab, vm, lab.options().withBandwidth(i % 2 == 0 ? 0 : 32));
			for (int i = 0; i < count; i++)
				round(orrery, lab, vm, load, LOADS[i % LOADS.length]);
		}
		report.figure("error of the duration, median of " + durations.size(), "", median(durations), BenchReport.Better.LOWER, AIM);
		report.figure("error of the downtime, median of " + downtimes.size(), "", median(downtimes), BenchReport.Better.LOWER, AIM);
		report.figure("migrations that failed or were not forecast", "", failures, BenchReport.Better.LOWER, 0);
		report.details().add("rounds", rounds);
		return String.format(Locale.ROOT, "duration off by %.0f %%, downtime by %.0f %% (medians)", 100 * median(durations), 100 * median(downtimes));
	}

	private void round(LabEngine orrery, Lab lab, Lab.Vm vm, GuestLoad load, int[] kind) throws Exception {
		load.start(kind[0], kind[1]);
		MigrationOptions options = lab.options().withBandwidth(kind[2]);
		Lab.Host from = lab.hostOf(vm.name());
		Lab.Host to = lab.other(from);
		ObjectRef ref = ObjectRef.vm(from.name(), vm.uuid());
		LabEngine.await(() -> orrery.engine.inventory().domain(ref).filter(domain -> domain.state().isActive()).isPresent(), () -> "not seen: " + ref);
		MigrationForecast forecast = orrery.engine.migrationAdvisor().forecast(ref, ObjectRef.host(to.name()), options).forecast();
		TaskRecord done = migrate(orrery, lab, vm, options);
		if (done.state() != TaskState.SUCCEEDED || forecast == null || forecast.duration() == null) {
			failures++;
			System.out.println(forecast + " / " + done);
			return;
		}
		double took = millis(done, MigrationFigures.TOTAL_TIME);
		double paused = millis(done, MigrationFigures.DOWNTIME);
		durations.add(error(forecast.duration(), took));
		downtimes.add(error(forecast.downtime(), paused));
		System.out.printf(Locale.ROOT, "%2d MiB / %4d ms, limit %2d: forecast %6d ms, took %6.0f ms; pause forecast %4d ms, was %4.0f ms; %s%n", kind[0],
				kind[1], kind[2], forecast.duration().toMillis(), took, forecast.downtime().toMillis(), paused, forecast.inWords());
		JsonObject round = new JsonObject();
		round.addProperty("forecast", forecast.inWords());
		round.addProperty("forecastMillis", forecast.duration().toMillis());
		round.addProperty("tookMillis", took);
		round.addProperty("forecastPauseMillis", forecast.downtime().toMillis());
		round.addProperty("pauseMillis", paused);
		rounds.add(round);
	}

	private static TaskRecord migrate(LabEngine orrery, Lab lab, Lab.Vm vm, MigrationOptions options) throws Exception {
		Lab.Host from = lab.hostOf(vm.name());
		return orrery.run(orrery.migration(vm.name(), vm.uuid(), from, lab.other(from), options));
	}

	private static double millis(TaskRecord task, String figure) {
		return Quantity.parse(task.figures().get(figure)).orElse(Double.NaN);
	}

	private static double error(Duration forecast, double measured) {
		return Math.abs(forecast.toMillis() - measured) / measured;
	}
}
