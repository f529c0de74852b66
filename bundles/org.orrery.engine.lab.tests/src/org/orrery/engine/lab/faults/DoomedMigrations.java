// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.orrery.engine.lab.Lab;
import org.orrery.engine.lab.LabEngine;
import org.orrery.engine.task.TaskRecord;

/** A process that connects, says so, asks for migrations, and is killed while they run. */
final class DoomedMigrations {
	private static final String READY = "ready";

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

	/** @param arguments data folder, bandwidth in MiB/s, then four words for each move */
	public static void main(String[] arguments) throws Exception {
		Lab lab = Lab.read();
		try (LabEngine orrery = new LabEngine(lab, Path.of(arguments[0]))) {
			System.out.println(READY);
			List<TaskRecord> tasks = new ArrayList<>();
			for (int i = 2; i < arguments.length; i += 4) {
				Move move = Move.read(List.of(arguments).subList(i, i + 4));
				tasks.add(orrery.submit(orrery.migration(move.vm(), move.uuid(), lab.host(move.from()), lab.host(move.to()),
						lab.options().withBandwidth(Long.parseLong(arguments[1])))));
			}
			for (TaskRecord task : tasks)
				orrery.end(task);
		}
	}

	/** Returns when it is connected and begins to ask for them. */
	static Process start(Path data, List<Move> moves, long bandwidth) throws IOException {
		List<String> words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-D" + Lab.STATUS + '=' + System.getProperty(Lab.STATUS), "-cp",
				System.getProperty("java.class.path"), DoomedMigrations.class.getName(), data.toString(), String.valueOf(bandwidth)));
		moves.forEach(move -> words.addAll(move.words()));
		Process process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String said = process.inputReader().readLine();
		if (!READY.equals(said)) {
			process.destroyForcibly();
			throw new IOException("the console said " + said);
		}
		return process;
	}
}
