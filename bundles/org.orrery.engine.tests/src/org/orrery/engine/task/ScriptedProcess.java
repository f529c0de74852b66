// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.operation.OperationContext;

/** A process of its own that runs one scripted task as far as it is told, says "ready" and waits to be killed. */
final class ScriptedProcess {
	private ScriptedProcess() {
	}

	/** @param arguments folder of the store, how far: "queued", "checking", "running" or "stepping" */
	public static void main(String[] arguments) throws InterruptedException {
		Tasks tasks = new Tasks(Path.of(arguments[0]), new OperationContext(null, null, Clock.systemUTC(), null, null, null, null, null), "ben", TaskLimits.STANDARD);
		CountDownLatch reached = new CountDownLatch(1);
		ScriptedOperation operation = new ScriptedOperation().executing(monitor -> {
			if (arguments[1].equals("stepping")) {
				monitor.step("first");
				monitor.step("second");
			}
			reached.countDown();
			TasksTest.await(new CountDownLatch(1));
		});
		tasks.submit(operation);
		if (!reached.await(20, TimeUnit.SECONDS)) {
			System.err.println("the task did not get there");
			System.exit(1); // other threads would go on, and the test wait for what this one says
		}
		System.out.println("ready");
		new CountDownLatch(1).await();
	}

	static Process start(Path folder, String howFar) throws Exception {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), ScriptedProcess.class.getName(), folder.toString(), howFar));
		Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
		String said = process.inputReader().readLine();
		if (!"ready".equals(said)) {
			process.destroyForcibly();
			throw new IllegalStateException("the process said " + said);
		}
		return process;
	}

	/** Where the classes of this test came from, which is the class path outside OSGi and folders and jars inside. */
	static String classPath(Class<?>... more) {
		List<Class<?>> types = new ArrayList<>(List.of(ScriptedProcess.class, Tasks.class, org.orrery.model.ObjectRef.class, org.orrery.hypervisor.DomainRecord.class,
				com.google.gson.Gson.class, org.eclipse.osgi.util.NLS.class, org.eclipse.emf.common.notify.Notifier.class,
				org.eclipse.emf.ecore.EObject.class, org.junit.jupiter.api.Test.class));
		types.addAll(List.of(more));
		List<String> places = new ArrayList<>();
		for (Class<?> type : types) {
			try {
				Path place = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
				Path classes = place.resolve("target/classes");
				places.add(java.nio.file.Files.isDirectory(classes) ? classes.toString() : place.toString());
			} catch (java.net.URISyntaxException e) {
				throw new IllegalStateException(e);
			}
		}
		return String.join(File.pathSeparator, places);
	}
}
