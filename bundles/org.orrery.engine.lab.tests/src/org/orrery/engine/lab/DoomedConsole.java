// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.nio.file.Path;
import java.util.List;

import org.orrery.engine.task.TaskRecord;

/** A process of its own that begins a slow migration, says how far it is, and is killed in the middle. */
final class DoomedConsole {
	private DoomedConsole() {
	}

	/** @param arguments data folder, VM name, VM UUID, index of the source, index of the target */
	public static void main(String[] arguments) throws Exception {
		Lab lab = Lab.read();
		try (LabEngine orrery = new LabEngine(lab, Path.of(arguments[0]))) {
			Lab.Host from = lab.host(Integer.parseInt(arguments[3]));
			Lab.Host to = lab.host(Integer.parseInt(arguments[4]));
			TaskRecord task = orrery
					.submit(orrery.migration(arguments[1], arguments[2], from, to, lab.options().withBandwidth(4)));
			orrery.awaitProgress(task, record -> record.fraction() > 0.05);
			System.out.println("moving");
			orrery.end(task);
		}
	}

	static Process start(Path data, Lab.Vm vm, int from, int to) throws Exception {
		Process process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"--enable-native-access=ALL-UNNAMED", "-D" + Lab.STATUS + '=' + System.getProperty(Lab.STATUS), "-cp",
				System.getProperty("java.class.path"), DoomedConsole.class.getName(), data.toString(), vm.name(), vm.uuid(), String.valueOf(from),
				String.valueOf(to))).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String said = process.inputReader().readLine();
		if (!"moving".equals(said)) {
			process.destroyForcibly();
			throw new IllegalStateException("the process said " + said);
		}
		return process;
	}
}
