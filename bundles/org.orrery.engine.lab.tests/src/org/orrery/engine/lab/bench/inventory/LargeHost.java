// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.bench.inventory;

import static org.orrery.engine.lab.bench.BenchReport.median;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.lab.bench.BenchReport;

/** One host with thousands of VMs, from a file of libvirt's test driver: rows here, in virsh and in virt-manager. */
final class LargeHost {
	private static final String FILE = "orrery.bench.largeHost";
	private static final String VIRT_MANAGER = "orrery.bench.virtManager";
	private static final int ROUNDS = 3;
	private static final int VIRT_MANAGER_SECONDS = 180;
	private static final double VIRSH_RATIO = 2;
	private static final double VIRT_MANAGER_SPEEDUP = 10;

	private final BenchReport report;
	private final ConnectionDefinition host;
	private final int vms;

	LargeHost(BenchReport report, int vms) {
		this.report = report;
		this.vms = vms;
		host = FakeFleet.definition("large", "test://" + System.getProperty(FILE));
	}

	double measure(Path folder) throws Exception {
		List<Double> virsh = new ArrayList<>();
		List<Double> rows = new ArrayList<>();
		List<Double> details = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			virsh.add(seconds(List.of("virsh", "-c", host.uri(), "list", "--all")));
			try (WatchedEngine watched = new WatchedEngine(Files.createDirectories(folder.resolve("rows" + round)), List.of(host))) {
				long begun = System.nanoTime();
				rows.add(watched.until(WatchedEngine::count, vms, watched.engine.connections()::connectAll));
				watched.until(WatchedEngine::countComplete, vms, () -> {
				});
				details.add((System.nanoTime() - begun) / 1e9);
			}
		}
		report.ratio("rows of " + vms + " VMs on one host, peer: virsh list --all", "s", median(virsh), median(rows), BenchReport.Better.LOWER, VIRSH_RATIO);
		report.note("  with all details", "s", Double.NaN, median(details));
		double peer = virtManager();
		report.speedup("rows of " + vms + " VMs on one host, peer: virt-manager", "s", peer, median(rows), VIRT_MANAGER_SPEEDUP);
		return median(rows) / median(virsh);
	}

	private static double seconds(List<String> command) throws IOException, InterruptedException {
		long begun = System.nanoTime();
		Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		if (!process.waitFor(VIRT_MANAGER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
			process.destroyForcibly();
			throw new IOException(String.join(" ", command) + " failed");
		}
		return (System.nanoTime() - begun) / 1e9;
	}

	/** From the begin of connecting until its list has all VMs; the limit where they do not come within it. */
	private double virtManager() throws IOException, InterruptedException {
		System.out.println("virt-manager, " + VIRT_MANAGER_SECONDS + " s at most …");
		Path output = Files.createTempFile("virt-manager", ".txt");
		Process process = new ProcessBuilder(System.getProperty(VIRT_MANAGER), host.uri(), String.valueOf(vms), String.valueOf(VIRT_MANAGER_SECONDS))
				.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		if (!process.waitFor(2L * VIRT_MANAGER_SECONDS, TimeUnit.SECONDS)) {
			process.destroy();
			throw new IOException("virt-manager does not end");
		}
		List<String> said = Files.readAllLines(output).stream().filter(line -> line.startsWith("rows ")).toList();
		if (said.isEmpty())
			throw new IOException("virt-manager told nothing: " + Files.readString(output));
		String[] words = said.get(0).split(" ");
		report.details().addProperty("virtManagerRows", Integer.parseInt(words[1]));
		return Double.parseDouble(words[2]);
	}
}
