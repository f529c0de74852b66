// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.task;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.EngineStartException;
import org.orrery.engine.TestEngine;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationFigures;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.hypervisor.OpenOptions;
import org.orrery.hypervisor.simulator.SimulatedFleet;
import org.orrery.hypervisor.simulator.SimulationClock;
import org.orrery.hypervisor.simulator.SimulatorDriver;
import org.orrery.hypervisor.simulator.VmSpec;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** A process of its own whose data folder is a small file system that it fills or makes read-only; says what it saw in lines of "> word: text". */
final class UnwritableStoreProcess {
	enum Trouble {
		FULL, READ_ONLY, FILLED_MEANWHILE
	}

	private final Path folder;
	private final SimulatedFleet fleet = SimulatedFleet.of("unwritable", SimulationClock.real(), 2, 0);
	private final DedicatedModelThread modelThread = new DedicatedModelThread();
	private final UUID vm;

	private UnwritableStoreProcess(Path folder) {
		this.folder = folder;
		fleet.linkRate(500L << 20);
		vm = fleet.host("h1").add(VmSpec.named("web").memory(64L << 20).disk("shared", 1L << 30).network("default"));
	}

	/** @param arguments the folder, and one of the troubles */
	public static void main(String[] arguments) {
		UnwritableStoreProcess process = new UnwritableStoreProcess(Path.of(arguments[0]));
		try {
			switch (Trouble.valueOf(arguments[1])) {
			case FULL -> process.full();
			case READ_ONLY -> process.readOnly();
			case FILLED_MEANWHILE -> process.filledMeanwhile();
			}
		} catch (Throwable e) {
			e.printStackTrace();
			System.exit(1); // other threads would go on
		}
		System.exit(0);
	}

	private static void say(String word, Object text) {
		System.out.println("> " + word + ": " + text);
	}

	private void full() throws Exception {
		Path ballast = folder.resolve("ballast");
		try (Engine engine = connected()) {
			fill(ballast);
			say(end(engine, engine.tasks().submit(migration(MigrationOptions.defaults()))));
		}
		sayWhere();
		try (Engine engine = connected()) {
			say("problems of the next start", engine.problems());
			Files.delete(ballast);
			say("with room again", end(engine, engine.tasks().submit(migration(MigrationOptions.defaults()))).state());
		}
	}

	/** By a short command: a console keeps files open by which it is the one that records, and nothing can be remounted under it. */
	private void readOnly() throws Exception {
		try (Engine engine = connected(false)) {
			mount("remount,ro");
			say(end(engine, engine.tasks().submit(migration(MigrationOptions.defaults()))));
		}
		sayWhere();
		try (Engine engine = connected()) {
			say("next start", "began as if nothing were wrong");
		} catch (EngineStartException e) {
			say("next start", e.getMessage());
		}
	}

	private void filledMeanwhile() throws Exception {
		Path ballast = folder.resolve("ballast");
		String task;
		try (Engine engine = connected()) {
			TaskRecord begun = engine.tasks().submit(migration(MigrationOptions.defaults().withBandwidth(2)));
			task = begun.id();
			TestEngine.await(() -> "not moving", () -> engine.tasks().find(task).orElseThrow().figures().containsKey(MigrationFigures.RATE));
			fill(ballast);
			fillLastBlock(engine, task);
			try (var outside = new SimulatorDriver(fleet).open(fleet.uri("h1"), OpenOptions.defaults())) {
				outside.setMaxSpeed(vm, 0);
			}
			say(end(engine, begun));
		}
		sayWhere();
		Files.delete(ballast);
		try (Engine engine = connected()) {
			say("after the next start", end(engine, engine.tasks().find(task).orElseThrow()).state());
		}
	}

	private Engine connected() throws Exception {
		return connected(true);
	}

	private Engine connected(boolean console) throws Exception {
		Engine engine = Engine.start(new EngineSettings(folder, modelThread, () -> List.of(new SimulatorDriver(fleet)), UserPrompts.UNATTENDED,
				"tester", Clock.systemUTC(), console));
		for (String host : List.of("h1", "h2"))
			if (engine.connections().find(host).isEmpty())
				engine.connections().add(TestEngine.definition(host, fleet.uri(host).toString()));
		engine.connections().connectAll();
		for (String host : List.of("h1", "h2"))
			TestEngine.await(() -> host + " is not connected", () -> engine.connections().find(host).orElseThrow().status().state() == ConnectionState.ACTIVE);
		return engine;
	}

	private MigrateOperation migration(MigrationOptions options) {
		return new MigrateOperation(ObjectRef.vm("h1", vm), ObjectRef.host("h2"), options, "web", "h1", "h2");
	}

	private static TaskRecord end(Engine engine, TaskRecord task) throws Exception {
		return engine.tasks().whenDone(task.id()).get(30, TimeUnit.SECONDS);
	}

	private static void say(TaskRecord ended) {
		say("state", ended.state());
		say("reason", ended.reason());
		say("remedy", ended.remedy());
	}

	private void sayWhere() throws Exception {
		for (String host : List.of("h1", "h2")) {
			try (var connection = new SimulatorDriver(fleet).open(fleet.uri(host), OpenOptions.defaults())) {
				if (connection.domain(vm).isEmpty())
					continue;
				boolean never = host.equals("h1") && connection.completedJob(vm).isEmpty() && connection.job(vm).isEmpty();
				say("vm", host + " " + connection.domain(vm).get().state().name().toLowerCase(Locale.ROOT) + (never ? ", never moved" : ""));
			}
		}
	}

	/** To the last byte, as whoever else writes to the disk would. */
	private static void fill(Path ballast) throws IOException {
		byte[] block = new byte[4096];
		try (FileOutputStream output = new FileOutputStream(ballast.toFile())) {
			while (true)
				output.write(block);
		} catch (IOException full) {
			if (!full.getMessage().contains("No space left"))
				throw full;
		}
	}

	/** What is left of the journal's last block is the journal's own. */
	private static void fillLastBlock(Engine engine, String task) {
		int notes = 4096 / 100;
		for (int i = 0; i < notes; i++)
			engine.tasks().note(task, "x");
		TestEngine.await(() -> "not noted", () -> engine.tasks().find(task).orElseThrow().steps().getLast().note().lines().filter("x"::equals).count() == notes);
	}

	private void mount(String options) throws Exception {
		Process mount = new ProcessBuilder("mount", "-o", options, folder.toString()).inheritIO().start();
		if (mount.waitFor() != 0)
			throw new IOException("mount -o " + options + " failed");
	}
}
