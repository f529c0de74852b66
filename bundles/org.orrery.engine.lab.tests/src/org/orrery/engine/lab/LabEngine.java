// SPDX-License-Identifier: EPL-2.0
package org.orrery.engine.lab;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.orrery.engine.Engine;
import org.orrery.engine.EngineSettings;
import org.orrery.engine.connection.ConnectionDefinition;
import org.orrery.engine.connection.ConnectionState;
import org.orrery.engine.operation.Operation;
import org.orrery.engine.operation.migration.MigrateOperation;
import org.orrery.engine.operation.migration.MigrationOptions;
import org.orrery.engine.prompt.UserPrompts;
import org.orrery.engine.task.TaskRecord;
import org.orrery.fabric.ovs.OvsFabricDriver;
import org.orrery.hypervisor.libvirt.LibvirtDriver;
import org.orrery.model.DedicatedModelThread;
import org.orrery.model.ObjectRef;

/** An engine connected to all hosts of the lab through libvirt. Connection ids are host names. */
public final class LabEngine implements AutoCloseable {
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	public final Engine engine;
	private final DedicatedModelThread modelThread = new DedicatedModelThread();

	/** With connections of its own and no past. */
	public LabEngine(Lab lab, Path dataFolder) throws Exception {
		this(lab, dataFolder, false);
	}

	/** On the data folder of one that was killed: with its connections, and looking after what it left open. */
	public static LabEngine restarted(Lab lab, Path dataFolder) throws Exception {
		return new LabEngine(lab, dataFolder, true);
	}

	/** Like the console: it also notices what others do. */
	public static LabEngine watching(Lab lab, Path dataFolder) throws Exception {
		return new LabEngine(lab, dataFolder, true);
	}

	private LabEngine(Lab lab, Path dataFolder, boolean reconcile) throws Exception {
		List<LibvirtDriver> drivers = List.of(new LibvirtDriver());
		engine = Engine.start(new EngineSettings(dataFolder, modelThread, () -> List.copyOf(drivers), () -> List.of(new OvsFabricDriver()),
				UserPrompts.UNATTENDED, "lab test", Clock.systemUTC(), reconcile));
		for (Lab.Host host : lab.hosts()) {
			if (engine.connections().find(host.name()).isEmpty())
				engine.connections().add(new ConnectionDefinition(host.name(), host.uri(), "", "Lab", List.of(), "", true, ""));
		}
		engine.connections().connectAll();
		for (Lab.Host host : lab.hosts())
			awaitActive(host);
	}

	public void awaitActive(Lab.Host host) {
		await(() -> engine.connections().find(host.name()).orElseThrow().status().state() == ConnectionState.ACTIVE,
				() -> host.name() + ": " + engine.connections().find(host.name()).orElseThrow().status());
	}

	public boolean isActive(Lab.Host host) {
		return engine.connections().find(host.name()).orElseThrow().status().state() == ConnectionState.ACTIVE;
	}

	public MigrateOperation migration(String vmName, String uuid, Lab.Host from, Lab.Host to, MigrationOptions options) {
		return new MigrateOperation(ObjectRef.vm(from.name(), uuid), ObjectRef.host(to.name()), options, vmName, from.name(), to.name());
	}

	public TaskRecord submit(Operation operation) {
		return engine.tasks().submit(operation);
	}

	public TaskRecord end(TaskRecord task) throws Exception {
		return engine.tasks().whenDone(task.id()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	public TaskRecord run(Operation operation) throws Exception {
		return end(submit(operation));
	}

	public void awaitProgress(TaskRecord task, Predicate<TaskRecord> reached) {
		await(() -> reached.test(now(task)) || !now(task).state().isOpen(), () -> "got to " + now(task));
		if (!now(task).state().isOpen())
			throw new AssertionError("it ended before: " + now(task));
	}

	private TaskRecord now(TaskRecord task) {
		return engine.tasks().find(task.id()).orElseThrow();
	}

	public static void await(BooleanSupplier condition, Supplier<String> otherwise) {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end)
				throw new AssertionError(otherwise.get());
			try {
				Thread.sleep(20);
			} catch (InterruptedException e) {
				throw new AssertionError(e);
			}
		}
	}

	@Override
	public void close() {
		engine.close();
		modelThread.close();
	}
}
