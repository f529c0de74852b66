// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.operation.migration.bulk.BulkLimits;
import org.orrery.engine.operation.migration.bulk.BulkMigrateOperation;
import org.orrery.engine.operation.migration.bulk.BulkMove;
import org.orrery.engine.task.TaskRecord;
import org.orrery.model.ObjectRef;

/** A process that connects, says so, asks for migrations, and is killed while they run. */
final class DoomedMigrations {
	private static final String READY = "ready";
	private static final String BULK = "bulk";
	private static final String SINGLE = "single";

	/** @param from, to numbers of the hosts in the lab */
	record Move(String vm, String uuid, int from, int to) {
		private List<String> words() {
			return List.of(vm, uuid, String.valueOf(from), String.valueOf(to));
		}

		private static Move read(List<String> words) {
			return new Move(words.get(0), words.get(1), Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3)));
		}
	}

	private DoomedMigrations() {
	}

	/** @param arguments data folder, bandwidth in MiB/s, "bulk" for one task or "single" for one each, then four words for each move */
	public static void main(String[] arguments) throws Exception {
		Lab lab = Lab.read();
		List<Move> moves = new ArrayList<>();
		for (int i = 3; i < arguments.length; i += 4)
			moves.add(Move.read(List.of(arguments).subList(i, i + 4)));
		MigrationOptions options = lab.options().withBandwidth(Long.parseLong(arguments[1]));
		try (LabEngine orrery = new LabEngine(lab, Path.of(arguments[0]))) {
			System.out.println(READY);
			List<TaskRecord> tasks = new ArrayList<>();
			if (arguments[2].equals(BULK))
				tasks.add(orrery.submit(bulk(moves, lab, options)));
			else
				moves.forEach(move -> tasks.add(orrery.submit(
						orrery.migration(move.vm(), move.uuid(), lab.host(move.from()), lab.host(move.to()), options))));
			for (TaskRecord task : tasks)
				orrery.end(task);
		}
	}

	private static BulkMigrateOperation bulk(List<Move> moves, Lab lab, MigrationOptions options) {
		List<BulkMove> all = moves.stream().map(move -> {
			Lab.Host from = lab.host(move.from());
			Lab.Host to = lab.host(move.to());
			return new BulkMove(ObjectRef.vm(from.name(), move.uuid()), ObjectRef.host(to.name()), move.vm(), from.name(), to.name());
		}).toList();
		return new BulkMigrateOperation(all, options, BulkLimits.standard());
	}

	/** One task that moves them all. */
	static Process startBulk(Path data, List<Move> moves, long bandwidth) throws IOException {
		return start(data, moves, bandwidth, BULK);
	}

	static Process start(Path data, Move move, long bandwidth) throws IOException {
		return start(data, List.of(move), bandwidth, SINGLE);
	}

	/** Returns when it is connected and begins to ask for them. */
	private static Process start(Path data, List<Move> moves, long bandwidth, String kind) throws IOException {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", inherited("java.io.tmpdir"), inherited(Lab.STATUS), "-cp", System.getProperty("java.class.path"), DoomedMigrations.class.getName(), data.toString(), String.valueOf(bandwidth), kind));
		moves.forEach(move -> words.addAll(move.words()));
		Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String said = process.inputReader().readLine();
		if (!READY.equals(said)) {
			process.destroyForcibly();
			throw new IOException("the console said " + said);
		}
		return process;
	}

	private static String inherited(String property) {
		return "-D" + property + '=' + System.getProperty(property);
	}
}
