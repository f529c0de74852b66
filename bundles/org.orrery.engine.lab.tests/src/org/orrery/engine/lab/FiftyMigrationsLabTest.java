// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.engine.operation.Quantity;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.task.TaskRecord;
import org.orrery.engine.task.TaskState;
import org.orrery.hypervisor.DomainState;
import org.orrery.model.ObjectRef;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/**
 * One VM back and forth 50 times through the engine without a failure, and in between the same ways by {@code virsh migrate}, so that both
 * meet the same machine in the same moods. Time is from the request to the end that a person sees, for both.
 */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(1200)
class FiftyMigrationsLabTest {
	private static final int COUNT = Integer.getInteger("orrery.lab.migrations", 50);
	/** Names the file that the figures go to. */
	private static final String RESULT = System.getProperty("orrery.lab.result", "target/fifty-migrations.json");
	private static final Pattern DOWNTIME = Pattern.compile("Total downtime:\\s+(\\d+)\\s+ms");

	private static final long REST_MILLIS = 300;

	@TempDir
	Path data;

	private static final class Series {
		final List<Double> seconds = new ArrayList<>();
		final List<Double> downtimes = new ArrayList<>();
		final List<Double> checks = new ArrayList<>();
		final List<Double> moves = new ArrayList<>();
		final List<Double> verifications = new ArrayList<>();
		final List<Double> ends = new ArrayList<>();

		static double median(List<Double> values) {
			List<Double> sorted = values.stream().sorted().toList();
			return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
		}
	}

	@Test
	void fiftyTimesBackAndForthWithoutAFailure() throws Exception {
		Lab lab = Lab.read();
		Lab.Vm vm = lab.anyVm();
		Series engine = new Series();
		Series virsh = new Series();
		try (LabEngine orrery = new LabEngine(lab, data)) {
			List<String> failures = new ArrayList<>();
			for (int i = 0; i < COUNT; i++) {
				boolean engineFirst = i % 2 == 0; // so that each goes both ways
				Lab.Host from = atRest(orrery, lab, vm);
				if (engineFirst)
					byEngine(orrery, lab, vm, from, engine, failures);
				else
					byVirsh(lab, vm, from, virsh);
				from = atRest(orrery, lab, vm);
				if (engineFirst)
					byVirsh(lab, vm, from, virsh);
				else
					byEngine(orrery, lab, vm, from, engine, failures);
			}
			assertEquals(List.of(), failures);
		}
		assertEquals(1, lab.runningOn(vm.name()).size());
		assertEquals(1, lab.definedOn(vm.name()).size());
		report(engine, virsh);
	}

	/** Where a person sees the VM before the next move: neither begins while events of the last one are still being worked off. */
	private static Lab.Host atRest(LabEngine orrery, Lab lab, Lab.Vm vm) throws Exception {
		Lab.Host host = lab.hostOf(vm.name());
		LabEngine.await(() -> orrery.engine.inventory().domain(ObjectRef.vm(host.name(), vm.uuid()))
				.filter(domain -> domain.state() == DomainState.RUNNING).isPresent()
				&& orrery.engine.inventory().domain(ObjectRef.vm(lab.other(host).name(), vm.uuid())).isEmpty(), () -> "not seen on " + host);
		Thread.sleep(REST_MILLIS);
		return host;
	}

	private void byEngine(LabEngine orrery, Lab lab, Lab.Vm vm, Lab.Host from, Series series, List<String> failures) throws Exception {
		long begun = System.nanoTime();
		TaskRecord done = orrery.run(orrery.migration(vm.name(), vm.uuid(), from, lab.other(from), lab.options()));
		series.seconds.add((System.nanoTime() - begun) / 1e9);
		series.ends.add(seconds(done.ended(), Instant.now()));
		if (done.state() != TaskState.SUCCEEDED)
			failures.add(done.state() + ": " + done.reason() + " " + done.detail());
		series.checks.add(seconds(done.created(), done.started()));
		series.moves.add(seconds(done.steps().get(0).started(), done.steps().get(0).ended()));
		series.verifications.add(seconds(done.steps().getLast().started(), done.ended()));
		Quantity.parse(done.figures().get(MigrationFigures.DOWNTIME)).ifPresent(series.downtimes::add);
	}

	private static double seconds(Instant from, Instant to) {
		return Duration.between(from, to).toNanos() / 1e9;
	}

	private void byVirsh(Lab lab, Lab.Vm vm, Lab.Host from, Series series) throws Exception {
		long begun = System.nanoTime();
		lab.virsh(from, "migrate", "--live", "--p2p", "--persistent", "--undefinesource", "--unsafe", vm.name(), lab.other(from).uri());
		series.seconds.add((System.nanoTime() - begun) / 1e9);
		Matcher matcher = DOWNTIME.matcher(lab.virsh(lab.other(from), "domjobinfo", "--completed", vm.name()));
		if (matcher.find())
			series.downtimes.add(Double.parseDouble(matcher.group(1)));
	}

	private static void report(Series engine, Series virsh) throws Exception {
		double ours = Series.median(engine.seconds);
		double theirs = Series.median(virsh.seconds);
		JsonObject figures = new JsonObject();
		figures.addProperty("migrations", engine.seconds.size());
		figures.addProperty("engineMedianSeconds", ours);
		figures.addProperty("virshMedianSeconds", theirs);
		figures.addProperty("ratio", ours / theirs);
		figures.addProperty("engineMedianDowntimeMillis", Series.median(engine.downtimes));
		figures.addProperty("virshMedianDowntimeMillis", Series.median(virsh.downtimes));
		figures.addProperty("engineMedianCheckSeconds", Series.median(engine.checks));
		figures.addProperty("engineMedianMoveSeconds", Series.median(engine.moves));
		figures.addProperty("engineMedianVerifySeconds", Series.median(engine.verifications));
		figures.addProperty("engineMedianEndSeconds", Series.median(engine.ends));
		Path file = Path.of(RESULT);
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create().toJson(figures));
		System.out.println(String.format(Locale.ROOT, "migrations: engine median %.3f s virsh median %.3f s ratio %.3f (downtime %.0f ms and %.0f ms)",
				ours, theirs, ours / theirs, Series.median(engine.downtimes), Series.median(virsh.downtimes)));
	}
}
