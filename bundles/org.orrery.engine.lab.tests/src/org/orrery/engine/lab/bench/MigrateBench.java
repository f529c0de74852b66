// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.lab.TimedMigrations;

import com.google.gson.Gson;

/** {@code ./orrery bench migrate}: migrations by the engine against {@code virsh migrate} in the same run, and plans for big fleets. */
public final class MigrateBench {
	private static final double PARITY = 1.05;
	private static final int WARM_UP = 4;
	private static final int HOSTS = 200;
	private static final double PRECHECK_MILLIS = 200;
	private static final int ROUNDS = 3;
	private static final double BULK_SPEEDUP = 1.8;
	private static final double BULK_DOWNTIME = 1.5;
	private static final int PLANNED_VMS = 1000;
	private static final double PLAN_SECONDS = 1;

	private final BenchReport report;

	private MigrateBench(BenchReport report) {
		this.report = report;
	}

	/** @param arguments number of single migrations by each, 30 when there is none */
	public static void main(String[] arguments) throws IOException {
		int count = (int) new BenchArguments(arguments, 1).number(0, "COUNT", 30);
		BenchReport.run("migrate", report -> new MigrateBench(report).measure(count));
	}

	private String measure(int count) throws Exception {
		Path data = Files.createTempDirectory("orrery-bench");
		TimedMigrations singles = singles(data.resolve("singles"), count);
		Evacuation evacuation = evacuation(data.resolve("evacuation"));
		System.out.println("prechecks and plans on simulated hosts …");
		double precheck = median(Precheck.measure(data.resolve("precheck"), HOSTS));
		report.figure("precheck of 1 VM against " + HOSTS + " hosts", "ms", precheck, BenchReport.Better.LOWER, PRECHECK_MILLIS);
		double plan = median(BulkPlanning.measure(data.resolve("planning"), PLANNED_VMS));
		report.figure("check and plan of " + PLANNED_VMS + " migrations", "s", plan, BenchReport.Better.LOWER, PLAN_SECONDS);
		return String.format(Locale.ROOT,
				"single migration %.2f of virsh's time, %.2f of its downtime; evacuation %.2f times as fast as a loop at %.2f of its downtime;"
						+ " precheck of %d hosts %.0f ms; plan of %d %.2f s",
				median(singles.engine.seconds) / median(singles.virsh.seconds), median(singles.engine.downtimes) / median(singles.virsh.downtimes),
				median(evacuation.loop.seconds) / median(evacuation.bulk.seconds),
				median(evacuation.bulk.downtimes) / median(evacuation.loop.downtimes), HOSTS, precheck, PLANNED_VMS, plan);
	}

	private Evacuation evacuation(Path data) throws Exception {
		Lab lab = Lab.read();
		System.out.println(ROUNDS + " evacuations of " + lab.vms().size() + " VMs in each way …");
		try (LabEngine orrery = new LabEngine(lab, Files.createDirectories(data))) {
			Evacuation evacuation = new Evacuation(lab, orrery);
			evacuation.run(ROUNDS);
			String vms = lab.vms().size() + " VMs";
			report.speedup("evacuation of " + vms + ", peer: virsh one by one", "s", median(evacuation.loop.seconds), median(evacuation.bulk.seconds),
					BULK_SPEEDUP);
			report.ratio("their downtime, peer: one by one", "ms", median(evacuation.loop.downtimes), median(evacuation.bulk.downtimes),
					BenchReport.Better.LOWER, BULK_DOWNTIME);
			report.note("evacuation of " + vms + ", peer: virsh as many at once as Orrery", "s", median(evacuation.abreast.seconds),
					median(evacuation.bulk.seconds));
			report.note("their downtime, peer: as many at once", "ms", median(evacuation.abreast.downtimes), median(evacuation.bulk.downtimes));
			report.note("evacuation of " + vms + ", peer: virsh all at once", "s", median(evacuation.allAtOnce.seconds), median(evacuation.bulk.seconds));
			report.note("their downtime, peer: all at once", "ms", median(evacuation.allAtOnce.downtimes), median(evacuation.bulk.downtimes));
			report.figure("their failures", "", evacuation.failures.size(), BenchReport.Better.LOWER, 0);
			report.details().add("evacuationFailures", new Gson().toJsonTree(evacuation.failures));
			return evacuation;
		}
	}

	private TimedMigrations singles(Path data, int count) throws Exception {
		Lab lab = Lab.read();
		System.out.println(count + " single migrations by each …");
		try (LabEngine orrery = new LabEngine(lab, Files.createDirectories(data))) {
			new TimedMigrations(orrery, lab, lab.anyVm()).run(WARM_UP); // a console that runs for days has its classes loaded and compiled
			TimedMigrations timed = new TimedMigrations(orrery, lab, lab.anyVm());
			timed.run(count);
			report.ratio("single migration, median of " + count, "s", median(timed.virsh.seconds), median(timed.engine.seconds),
					BenchReport.Better.LOWER, PARITY);
			report.ratio("its downtime", "ms", median(timed.virsh.downtimes), median(timed.engine.downtimes), BenchReport.Better.LOWER, PARITY);
			report.figure("its failures", "", timed.failures.size(), BenchReport.Better.LOWER, 0);
			report.note("  of it check", "s", Double.NaN, median(timed.checks));
			report.note("  of it move", "s", Double.NaN, median(timed.moves));
			report.note("  of it verification", "s", Double.NaN, median(timed.verifications));
			report.details().add("engineSeconds", new Gson().toJsonTree(timed.engine.seconds));
			report.details().add("virshSeconds", new Gson().toJsonTree(timed.virsh.seconds));
			report.details().add("failures", new Gson().toJsonTree(List.copyOf(timed.failures)));
			return timed;
		}
	}
}
