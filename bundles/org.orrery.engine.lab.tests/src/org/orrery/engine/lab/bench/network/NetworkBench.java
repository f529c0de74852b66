// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.network;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;

import org.orrery.engine.lab.bench.BenchArguments;
import org.orrery.engine.lab.bench.BenchConsole;
import org.orrery.engine.lab.bench.BenchReport;
import org.orrery.engine.lab.bench.BenchReport.Better;
import org.orrery.engine.network.DesignStore;
import org.orrery.fabric.document.DesignDocument;
import org.orrery.fabric.ovs.OvsFabric;

import com.google.gson.Gson;

/**
 * {@code ./orrery bench network}: ports of one host against ovs-vsctl in the same run, plans for as many hosts as a switch can have, and the same
 * design ({@link LargeDesign#design}) in the editor of the real console.
 */
public final class NetworkBench {
	private static final int PORTS = 500;
	private static final int WARM_UP = 3;
	private static final double AGAINST_ONE_BY_ONE = 80;
	private static final double AGAINST_TRANSACTION = 1.5;
	private static final int REPETITIONS = 5;
	private static final double PLAN_SECONDS = 1;
	private static final double OPEN_MILLIS = 2000;
	private static final double STROKE_MILLIS = 50;

	private final BenchReport report;

	private NetworkBench(BenchReport report) {
		this.report = report;
	}

	/** @param arguments number of rounds, 3 when there is none; or "editor": only the editor */
	public static void main(String[] arguments) throws IOException {
		if (List.of(arguments).equals(List.of("editor"))) {
			BenchReport.run("network", report -> new NetworkBench(report).editor());
			return;
		}
		int rounds = (int) new BenchArguments(arguments, 1).number(0, "ROUNDS", 3);
		BenchReport.run("network", report -> new NetworkBench(report).measure(rounds));
	}

	private String measure(int rounds) throws Exception {
		return ports(churn(rounds)) + "; " + plans() + "; " + editor();
	}

	private static String ports(PortChurn churn) {
		return String.format(Locale.ROOT, "%d ports created %.0f times and re-tagged %.0f times as fast as one by one, in %.2f and %.2f of one transaction",
				PORTS, median(churn.oneByOne.created) / median(churn.orrery.created), median(churn.oneByOne.tagged) / median(churn.orrery.tagged),
				median(churn.orrery.created) / median(churn.transaction.created), median(churn.orrery.tagged) / median(churn.transaction.tagged));
	}

	// --- one host ----------------------------------------------------------------------------------------------------------------------

	private PortChurn churn(int rounds) throws Exception {
		System.out.println(rounds + " rounds of " + PORTS + " ports in each of three ways …");
		try (OpenVswitch server = new OpenVswitch(Files.createTempDirectory("ovs")); OvsFabric fabric = server.connect()) {
			PortChurn churn = new PortChurn(server, fabric, PORTS);
			churn.run(WARM_UP, rounds);
			report.speedup(PORTS + " ports created, peer: ovs-vsctl 1 by 1", "s", median(churn.oneByOne.created), median(churn.orrery.created), AGAINST_ONE_BY_ONE);
			report.speedup(PORTS + " ports re-tagged, peer: ovs-vsctl 1 by 1", "s", median(churn.oneByOne.tagged), median(churn.orrery.tagged),
					AGAINST_ONE_BY_ONE);
			report.ratio(PORTS + " ports created, peer: 1 transaction", "s", median(churn.transaction.created), median(churn.orrery.created), Better.LOWER,
					AGAINST_TRANSACTION);
			report.ratio(PORTS + " ports re-tagged, peer: 1 transaction", "s", median(churn.transaction.tagged), median(churn.orrery.tagged), Better.LOWER,
					AGAINST_TRANSACTION);
			report.details().add("oneByOne", new Gson().toJsonTree(churn.oneByOne));
			report.details().add("transaction", new Gson().toJsonTree(churn.transaction));
			report.details().add("orrery", new Gson().toJsonTree(churn.orrery));
			return churn;
		}
	}

	// --- a large design ----------------------------------------------------------------------------------------------------------------

	private String plans() throws Exception {
		String size = LargeDesign.HOSTS + " hosts, " + LargeDesign.PORTS + " ports";
		System.out.println("checking, comparing and planning " + size + ", " + LargeDesign.PROFILES + " profiles …");
		LargeDesign large = new LargeDesign();
		require(LargeDesign.PORTS, large.ports());
		List<Double> changed = seconds(LargeDesign.PORTS, large::planChanged);
		List<Double> unchanged = seconds(0, large::compareUnchanged);
		report.figure("compare and plan, " + size, "s", median(changed), Better.LOWER, PLAN_SECONDS);
		report.figure("the same, nothing to do", "s", median(unchanged), Better.LOWER, PLAN_SECONDS);
		report.details().add("planSeconds", new Gson().toJsonTree(changed));
		report.details().add("compareSeconds", new Gson().toJsonTree(unchanged));
		return String.format(Locale.ROOT, "%s planned in %.3f s", size, median(changed));
	}

	// --- the same in the editor ----------------------------------------------------------------------------------------------------------

	private String editor() throws Exception {
		System.out.println("the same design in the editor …");
		Path file = Files.createTempFile("large", DesignStore.EXTENSION);
		Files.writeString(file, DesignDocument.write(LargeDesign.design(0)));
		BenchConsole.Figures found = new BenchConsole().run(report, "network", "", 0, "-Dorrery.bench.design=" + file);
		report.figure("editor: opening with all hosts and ports", "ms", found.of("network.open"), Better.LOWER, OPEN_MILLIS);
		report.note("  first time in the console", "ms", Double.NaN, found.of("network.open.first"));
		report.note("  CPU of the UI thread", "ms", Double.NaN, found.of("network.open.cpu"));
		report.figure("editor: longest stroke until painted, CPU", "ms", found.of("network.stroke.cpu.max"), Better.LOWER, STROKE_MILLIS);
		report.note("  on the clock", "ms", Double.NaN, found.of("network.stroke.max"));
		report.note("  half of the strokes, CPU", "ms", Double.NaN, found.of("network.stroke.cpu"));
		report.note("  longest wait of a click meanwhile", "ms", Double.NaN, found.of("network.edit.stall.max"));
		return String.format(Locale.ROOT, "opened in %.0f ms, strokes at most %.0f ms", found.of("network.open"), found.of("network.stroke.cpu.max"));
	}

	private static List<Double> seconds(int steps, IntSupplier work) {
		List<Double> seconds = new ArrayList<>();
		for (int i = 0; i < REPETITIONS; i++) {
			long begun = System.nanoTime();
			int made = work.getAsInt();
			seconds.add((System.nanoTime() - begun) / 1e9);
			require(steps, made);
		}
		return seconds;
	}

	private static void require(int wanted, int found) {
		if (wanted != found)
			throw new IllegalStateException(found + " in place of " + wanted);
	}
}
