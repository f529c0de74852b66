// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.orrery.engine.lab.bench.BenchReport.median;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

/** One VM back and forth 50 times through the engine without a failure, and beside it as often by {@code virsh migrate}. */
@EnabledIfSystemProperty(named = Lab.STATUS, matches = ".+")
@Timeout(1200)
class FiftyMigrationsLabTest {
	private static final int COUNT = Integer.getInteger("orrery.lab.migrations", 50);
	/** Names the file that the figures go to. */
	private static final String RESULT = System.getProperty("orrery.lab.result", "target/fifty-migrations.json");

	@TempDir
	Path data;

	@Test
	void fiftyTimesBackAndForthWithoutAFailure() throws Exception {
		Lab lab = Lab.read();
		Lab.Vm vm = lab.anyVm();
		try (LabEngine orrery = new LabEngine(lab, data)) {
			TimedMigrations timed = new TimedMigrations(orrery, lab, vm);
			timed.run(COUNT);
			assertEquals(List.of(), timed.failures);
			report(timed);
		}
		assertEquals(1, lab.runningOn(vm.name()).size());
		assertEquals(1, lab.definedOn(vm.name()).size());
	}

	private static void report(TimedMigrations timed) throws Exception {
		double ours = median(timed.engine.seconds);
		double theirs = median(timed.virsh.seconds);
		JsonObject figures = new JsonObject();
		figures.addProperty("migrations", timed.engine.seconds.size());
		figures.addProperty("engineMedianSeconds", ours);
		figures.addProperty("virshMedianSeconds", theirs);
		figures.addProperty("ratio", ours / theirs);
		figures.addProperty("engineMedianDowntimeMillis", median(timed.engine.downtimes));
		figures.addProperty("virshMedianDowntimeMillis", median(timed.virsh.downtimes));
		figures.addProperty("engineMedianCheckSeconds", median(timed.checks));
		figures.addProperty("engineMedianMoveSeconds", median(timed.moves));
		figures.addProperty("engineMedianVerifySeconds", median(timed.verifications));
		figures.addProperty("engineMedianEndSeconds", median(timed.ends));
		Path file = Path.of(RESULT);
		Files.createDirectories(file.toAbsolutePath().getParent());
		Files.writeString(file, new GsonBuilder().setPrettyPrinting().serializeSpecialFloatingPointValues().create().toJson(figures));
		System.out.println(String.format(Locale.ROOT, "migrations: engine median %.3f s virsh median %.3f s ratio %.3f (downtime %.0f ms and %.0f ms)",
				ours, theirs, ours / theirs, median(timed.engine.downtimes), median(timed.virsh.downtimes)));
	}
}
